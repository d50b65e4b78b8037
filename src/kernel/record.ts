/** A JSON number with a decimal point or an exponent. It is not an integer, even if its value is whole. */
export class Fraction {
  constructor(readonly value: number) {}
}

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Fraction);
}
