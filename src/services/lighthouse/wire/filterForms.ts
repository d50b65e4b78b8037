import type { Fail } from "#kernel/action.ts";
import type { Filter } from "#kernel/filters.ts";
import { idForm } from "./idForms.ts";

/** What the values of a filter must look like, the code for one that does not, and the form in words. */
export type FilterForm<Code extends string> = readonly [form: RegExp, code: Code, shown: string];

/** A filter by ids of a kind. */
const idFilter = <const Code extends string>(prefix: string, code: Code): FilterForm<Code> => {
  const [form, shown] = idForm(prefix);
  return [form, code, shown];
};

export const diskIdForm = idFilter("lhdisk", "InvalidParameterValue.InvalidDiskIdMalformed");
export const diskBackupIdForm = idFilter("lhbak", "InvalidParameterValue.DiskBackupIdMalformed");
export const instanceIdForm = idFilter("lhins", "InvalidParameterValue.InstanceIdMalformed");
export const snapshotIdForm = idFilter("lhsnap", "InvalidParameterValue.SnapshotIdMalformed");

/** Fails for the first value of a filter that has not its form. */
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
