import { check, decode } from "#kernel/decode.ts";
import type { Fields, ObjectType, ValueOf } from "#kernel/fields.ts";

/** The rows of a catalogue file, held against their form. A mistake in a file is a fault of ours and ends the start. */
export function rows<F extends Fields>(type: ObjectType<F>, parsed: unknown): readonly ValueOf<F>[] {
  if (!Array.isArray(parsed)) throw new Error(`the catalogue of ${type.structure.name} is no list`);
  return parsed.map((raw: unknown) => {
    const values = decode(type.structure.members, raw, "typed");
    check(type.structure.members, values);
    return values as ValueOf<F>; // decode() built the values from these very fields
  });
}
