/** What is declared, in Chinese, by service: read only where the whole declaration is, not when a server starts. */
export const chinese: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
