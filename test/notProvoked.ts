/** Pairs of action and code that are declared in `raises` but that no test raises, with the reason. */
export const notProvoked: Readonly<Record<string, string>> = {};
