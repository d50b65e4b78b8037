/** The form of an id, and how it is shown to who gets it wrong: a prefix and mostly eight small letters or digits. */
export const idForm = (prefix: string, length = 8): readonly [form: RegExp, shown: string] => [
  new RegExp(`^${prefix}-[0-9a-z]{${length}}$`),
  `${prefix}-${"x".repeat(length)}`,
];
