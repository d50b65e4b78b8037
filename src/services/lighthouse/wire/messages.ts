/** Messages of the error codes that parameter rules raise. `{must}` is the violated rule. */

export const malformed = { en: "`{parameter}` {must}: `{value}`.", zh: "`{parameter}` {must}：`{value}`。" };
export const outOfRange = { en: "`{parameter}` {must}.", zh: "`{parameter}` {must}。" };
