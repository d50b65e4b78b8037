import { check, decode } from "#kernel/decode.ts";
import { membersOf, object, type ValueOf } from "#kernel/fields.ts";
import type { World } from "../schema.ts";
import { Lighthouse } from "./schema.ts";

const fields = { lighthouse: object(Lighthouse, "Resources of Lighthouse.") };
const members = membersOf(fields);

/**
 * Decodes and validates the `lighthouse` section of a world.
 * @throws ApiError for values that do not match the declaration
 */
export function readLighthouse(raw: unknown): World["lighthouse"] {
  const values = decode(members, { lighthouse: raw }, "typed");
  check(members, values);
  // decode() built the values from these very fields.
  return (values as ValueOf<typeof fields>).lighthouse;
}
