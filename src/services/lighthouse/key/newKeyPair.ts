import type { Fail } from "#kernel/action.ts";
import { resourceId } from "#kernel/chance.ts";
import { string } from "#kernel/fields.ts";
import type { Random } from "#kernel/ports.ts";
import { quotaOf } from "../quota/quotas.ts";
import type { KeyPairRow, KeyPairs } from "./rows.ts";

/** The name of a new key pair; the code for a letter that may not be in it differs between the actions. */
export const keyName = <const Code extends string>(illegal: Code) =>
  string("What to call it: up to 25 digits, letters and underscores, once in the region.")
    .pattern(/./s, "1 to 25 characters", "InvalidParameterValue.InvalidKeyPairNameEmpty")
    .length(0, 25, "InvalidParameterValue.InvalidKeyPairNameTooLong")
    .pattern(/^[0-9A-Za-z_]*$/, "digits, letters and underscores", illegal);

type KeyPairCode = "InvalidParameterValue.DuplicateParameterValue" | "LimitExceeded.KeyPairLimitExceeded";

/** The key pairs that an account has beside a new one, if there is room for that and its name is free. */
export async function roomFor(
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

/** The row of a new key pair; tags as the row keeps them. */
export function newKeyPair(
  name: string,
  publicKey: string,
  tags: string,
  { now, random }: { readonly now: number; readonly random: Random },
): Omit<KeyPairRow, "account" | "region"> {
  const id = resourceId(random, "lhkp");
  return { id, name, public_key: publicKey, tags, created: now };
}
