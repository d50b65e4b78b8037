/** Texts of codes that parameters' rules raise: `{must}` is what the rule says. */

export const malformed = { en: "`{parameter}` {must}: `{value}`.", zh: "`{parameter}` {must}：`{value}`。" };
export const outOfRange = { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" };
