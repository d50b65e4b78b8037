/** Format of an id, and the same as shown in messages: a prefix and usually eight lowercase letters or digits. */
export const idForm = (prefix: string, length = 8): readonly [form: RegExp, shown: string] => [
  new RegExp(`^${prefix}-[0-9a-z]{${length}}$`),
  `${prefix}-${"x".repeat(length)}`,
];
