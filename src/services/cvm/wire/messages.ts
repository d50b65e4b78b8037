/** Texts of codes that parameters' rules raise: `{must}` is what the rule says. */

export const ofForm = { en: "`{parameter}` {must}: `{value}`." };
export const inRange = { en: "`{parameter}` {must}." };

/** Of a value that is not what its place takes, and of something that is not there. */
export const wrongValue = { en: "`{value}` in `{parameter}` has not the form that is asked for." };
export const notThere = { en: "There is no such thing as `{value}` in `{parameter}`." };
