import { string } from "#kernel/fields.ts";

/** A time in ISO 8601, in UTC or with an offset. */
export const timeField = (about: string) =>
  string(about).pattern(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/,
    "2030-01-31T08:00:00Z",
  );
