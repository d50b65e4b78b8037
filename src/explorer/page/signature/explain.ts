/** A mistake that may have been made, and how what was signed differs by it from what was sent. */
export interface Change<Form, Mistake> {
  readonly mistake: Mistake;
  readonly values: Readonly<Record<string, string | number>>;
  readonly change: Partial<Form>;
}

/**
 * The mistakes that explain a signature: none, one, or two of different kinds; undefined where nothing does.
 * @param right forms that a server takes for right; the first is the published one
 * @param kinds mistakes that exclude each other, kind by kind
 * @param alone mistakes too many to be tried together with others
 */
export async function explain<Form, Mistake>(
  right: readonly Form[],
  kinds: readonly (readonly Change<Form, Mistake>[])[],
  alone: readonly Change<Form, Mistake>[],
  signedSo: (form: Form) => Promise<boolean>,
): Promise<readonly Change<Form, Mistake>[] | undefined> {
  for (const form of right) if (await signedSo(form)) return [];
  for (const mistake of [...kinds.flat(), ...alone]) {
    for (const form of right) if (await signedSo({ ...form, ...mistake.change })) return [mistake];
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
