import { createHash } from "node:crypto";

/** The private network in which an account's Lighthouse instances of one region are, as CCNs see it. */
export interface PrivateNetwork {
  readonly id: string;
  readonly ranges: readonly string[];
  readonly about: string;
}

/** There is one for each account and region from the start, so its id follows from the two. */
export function privateNetworkOf(account: string, region: string): PrivateNetwork {
  const digest = createHash("sha256").update(`${account}/${region}`).digest();
  const id = `vpc-${digest.readBigUInt64BE().toString(36).padStart(8, "0").slice(-8)}`;
  return { id, ranges: ["10.0.0.0/16"], about: "Lighthouse attach ccn instance" };
}
