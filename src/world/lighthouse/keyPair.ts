import { materialOf } from "#services/lighthouse/key/sshKeys.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import { tagColumn } from "../sharedFields.ts";
import { requireDistinct } from "../uniqueNames.ts";
import { type AccountRegion, unknownResource } from "./accountRegion.ts";
import type { LighthouseRows } from "./lighthouseRows.ts";
import type { LighthouseWorld } from "./schema.ts";
import { timeOr } from "./times.ts";
import type { WorldContext } from "./worldContext.ts";

type WorldKeyPair = LighthouseWorld["keyPairs"][number];

export function checkKeyPair(key: WorldKeyPair, at: string, { names }: WorldContext): void {
  const material = materialOf(key.publicKey);
  if (material === undefined) {
    throw new InconsistencyError(`${at}.publicKey`, "is not an RSA key of at least 1024 bits");
  }
  names.add(`key pair ${key.name} of ${key.account} in ${key.region}`, `${at}.name`);
  names.add(`public key ${material} of ${key.account} in ${key.region}`, `${at}.publicKey`);
}

/** Checks that the key pairs of an instance or a blueprint exist. */
export function checkKeys(
  resource: AccountRegion & { readonly keys: readonly string[] },
  at: string,
  { keyPairs }: WorldContext,
): void {
  requireDistinct(resource.keys, `${at}.keys`);
  for (const [n, key] of resource.keys.entries()) {
    if (!keyPairs.find(resource, key)) {
      throw new InconsistencyError(`${at}.keys.${n}`, unknownResource("key pair", key, resource));
    }
  }
}

export function addKeyPair(
  rows: LighthouseRows,
  { publicKey, tags, created, ...columns }: WorldKeyPair,
  now: number,
): void {
  const public_key = publicKey.trim();
  rows.key_pairs.push({ ...columns, public_key, tags: tagColumn(tags), created: timeOr(created, now) });
}
