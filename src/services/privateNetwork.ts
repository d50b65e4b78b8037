import { createHash } from "node:crypto";

/** The private network of an account's Lighthouse instances in one region, as returned by CCN actions. */
export interface PrivateNetwork {
  readonly id: string;
  readonly ranges: readonly string[];
  readonly about: string;
}

/** Every account has one network in each region, so the id is derived from both. */
export function privateNetworkOf(account: string, region: string): PrivateNetwork {
  const digest = createHash("sha256").update(`${account}/${region}`).digest();
  const id = `vpc-${digest.readBigUInt64BE().toString(36).padStart(8, "0").slice(-8)}`;
  return { id, ranges: ["10.0.0.0/16"], about: "Lighthouse attach ccn instance" };
}
