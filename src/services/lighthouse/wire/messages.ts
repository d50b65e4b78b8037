/** Texts of codes that parameters' rules raise: `{must}` is what the rule says. */

export const ofForm = { en: "`{parameter}` {must}: `{value}`.", zh: "`{parameter}` {must}：`{value}`。" };
export const inRange = { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" };
