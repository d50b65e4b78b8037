/** A slip that may have been made, and how what was signed differs by it from what was sent. */
export interface Change<Form, Slip> {
  readonly slip: Slip;
  readonly values: Readonly<Record<string, string | number>>;
  readonly change: Partial<Form>;
}

/**
 * The slips that explain a signature: none, one, or two of different kinds; undefined where nothing does.
 * @param right forms that a server takes for right; the first is the published one
 * @param kinds slips that exclude each other, kind by kind
 * @param alone slips too many to be tried together with others
 */
export async function explain<Form, Slip>(
  right: readonly Form[],
  kinds: readonly (readonly Change<Form, Slip>[])[],
  alone: readonly Change<Form, Slip>[],
  signedSo: (form: Form) => Promise<boolean>,
): Promise<readonly Change<Form, Slip>[] | undefined> {
  for (const form of right) if (await signedSo(form)) return [];
  for (const slip of [...kinds.flat(), ...alone]) {
    for (const form of right) if (await signedSo({ ...form, ...slip.change })) return [slip];
  }
  for (const [at, kind] of kinds.entries()) {
    for (const first of kind) {
      for (const second of kinds.slice(at + 1).flat()) {
        for (const form of right.slice(0, 2)) {
          if (await signedSo({ ...form, ...first.change, ...second.change })) return [first, second];
        }
      }
    }
  }
  return undefined;
}
