import type { Fail } from "#kernel/action.ts";
import type { Filter } from "#kernel/filters.ts";
import { idForm } from "./idForms.ts";

/** Format of a filter's values, the error code for a malformed value, and the format as shown in messages. */
export type FilterForm<Code extends string> = readonly [form: RegExp, code: Code, shown: string];

/** Format of a filter by resource id. */
const idFilter = <const Code extends string>(prefix: string, code: Code): FilterForm<Code> => {
  const [form, shown] = idForm(prefix);
  return [form, code, shown];
};

export const diskIdForm = idFilter("lhdisk", "InvalidParameterValue.InvalidDiskIdMalformed");
export const diskBackupIdForm = idFilter("lhbak", "InvalidParameterValue.DiskBackupIdMalformed");
export const instanceIdForm = idFilter("lhins", "InvalidParameterValue.InstanceIdMalformed");
export const snapshotIdForm = idFilter("lhsnap", "InvalidParameterValue.SnapshotIdMalformed");

/** Fails for the first malformed filter value. */
export function checkForms<Code extends string>(
  filters: readonly Filter[],
  forms: Readonly<Record<string, FilterForm<Code>>>,
  fail: Fail<Code>,
): void {
  for (const { Name, Values } of filters) {
    const [form, code, shown] = (Object.hasOwn(forms, Name) ? forms[Name] : undefined) ?? [];
    if (!form || !code) continue;
    const stranger = Values.find((value) => !form.test(value));
    const must = { en: `must have the form ${shown}`, zh: `格式应为 ${shown}` };
    if (stranger !== undefined) fail(code, { parameter: `Filters.${Name}`, value: stranger, must });
  }
}
