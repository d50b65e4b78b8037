import type { Fail } from "#kernel/action.ts";
import { string } from "#kernel/fields.ts";
import type { Random } from "#kernel/ports.ts";
import { resourceId } from "#kernel/randomText.ts";
import { quotaOf } from "../quota/quotas.ts";
import type { KeyPairRow, KeyPairs } from "./rows.ts";

/** Name of a new key pair. The error code for illegal characters differs between actions. */
export const keyName = <const Code extends string>(illegal: Code) =>
  string("Key pair name: up to 25 letters, digits and underscores, unique within the region.")
    .pattern(/./s, "1 to 25 characters", "InvalidParameterValue.InvalidKeyPairNameEmpty")
    .length(0, 25, "InvalidParameterValue.InvalidKeyPairNameTooLong")
    .pattern(/^[0-9A-Za-z_]*$/, "digits, letters and underscores", illegal);

type KeyPairCode = "InvalidParameterValue.DuplicateParameterValue" | "LimitExceeded.KeyPairLimitExceeded";

/** Returns the existing key pairs. Fails if the quota is used up or the name is taken. */
export async function checkNewKeyPair(
  name: string,
  {
    keyPairs,
    region,
    fail,
  }: { readonly keyPairs: KeyPairs; readonly region: string; readonly fail: Fail<KeyPairCode> },
): Promise<readonly KeyPairRow[]> {
  const others = await keyPairs.all();
  if (others.some((row) => row.name === name)) {
    fail("InvalidParameterValue.DuplicateParameterValue", { parameter: "KeyName", value: name });
  }
  const limit = quotaOf("USER_KEY_PAIR", region) ?? 0;
  if (others.length >= limit) fail("LimitExceeded.KeyPairLimitExceeded", { limit });
  return others;
}

/** Returns the row of a new key pair. `tags` is in the format of the column. */
export function newKeyPair(
  name: string,
  publicKey: string,
  tags: string,
  { now, random }: { readonly now: number; readonly random: Random },
): Omit<KeyPairRow, "account" | "region"> {
  const id = resourceId(random, "lhkp");
  return { id, name, public_key: publicKey, tags, created: now };
}
