import { check, decode } from "#kernel/decode.ts";
import type { Fields, ObjectType, ValueOf } from "#kernel/fields.ts";

/** Validates the rows of a catalogue file. An invalid file is a bug, so startup fails. */
export function rows<F extends Fields>(type: ObjectType<F>, parsed: unknown): readonly ValueOf<F>[] {
  if (!Array.isArray(parsed)) throw new Error(`The catalogue of ${type.structure.name} must be a list.`);
  return parsed.map((raw: unknown) => {
    const values = decode(type.structure.members, raw, "typed");
    check(type.structure.members, values);
    return values as ValueOf<F>; // decode() built the values from these very fields
  });
}
