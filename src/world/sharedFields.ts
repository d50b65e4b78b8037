import { objectType, string } from "#kernel/fields.ts";

/** Fields that several sections of a world file share. */

export const uinField = (about: string) => string(about).pattern(/^[1-9]\d{5,11}$/, "6 to 12 digits, quoted");
export const timeField = (about: string) =>
  string(about).pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, "YYYY-MM-DDThh:mm:ssZ");

export const Tag = objectType("Tag", { key: string("Key."), value: string("Value.") });

/** Tags in the form that rows store. */
export const tagColumn = (tags: readonly (typeof Tag.value)[]): string =>
  JSON.stringify(tags.map(({ key, value }) => ({ key, value })));
