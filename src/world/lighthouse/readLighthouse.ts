import { check, decode } from "#kernel/decode.ts";
import { membersOf, object, type ValueOf } from "#kernel/fields.ts";
import type { World } from "../schema.ts";
import { Lighthouse } from "./schema.ts";

const fields = { lighthouse: object(Lighthouse, "What Lighthouse has.") };
const members = membersOf(fields);

/**
 * What a world says of its Lighthouse.
 * @throws ApiError for what has not the declared form
 */
export function readLighthouse(given: unknown): World["lighthouse"] {
  const values = decode(members, { lighthouse: given }, "typed");
  check(members, values);
  // decode() built the values from these very fields.
  return (values as ValueOf<typeof fields>).lighthouse;
}
