import type { Fail } from "#kernel/action.ts";
import type { Filter } from "#kernel/filters.ts";

/** What the values of a filter must look like, the code for one that does not, and the form in words. */
export type FilterForm<Code extends string> = readonly [form: RegExp, code: Code, shown: string];

export const diskIdForm = [
  /^lhdisk-[0-9a-z]{8}$/,
  "InvalidParameterValue.InvalidDiskIdMalformed",
  "lhdisk-xxxxxxxx",
] as const;

export const instanceIdForm = [
  /^lhins-[0-9a-z]{8}$/,
  "InvalidParameterValue.InstanceIdMalformed",
  "lhins-xxxxxxxx",
] as const;

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
