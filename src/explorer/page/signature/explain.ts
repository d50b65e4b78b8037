/** A possible mistake, and how it makes the signed data differ from the sent data. */
export interface Change<Form, Mistake> {
  readonly mistake: Mistake;
  readonly values: Readonly<Record<string, string | number>>;
  readonly change: Partial<Form>;
}

/**
 * Finds the mistakes that explain a signature: none, one, or two of different kinds. Undefined if no combination does.
 * @param right forms that the server accepts; the first is the published one
 * @param kinds groups of mistakes that exclude each other
 * @param alone mistakes that are too numerous to combine with others
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
