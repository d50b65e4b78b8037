/** The published sizes of requests and answers, in bytes. */
export const limits = { query: 32 * 1024, signedBody: 10_485_760, formBody: 1_048_576, answer: 10_485_760 } as const;

/**
 * How many parameters a query or a form has, and how deep parameters go, at most. Nobody published such limits; these
 * are far beyond what any action takes, and keep a request from costing more than its size.
 */
export const shapeLimits = { parameters: 10_000, depth: 32 } as const;

/**
 * What the journal keeps: of one body at most, and of all together. In bytes of requests and characters of answers.
 */
export const journalLimits = { body: 64 * 1024, all: 4 * 1024 * 1024 } as const;

/** How far a request's timestamp may be from the server's clock, in seconds. */
export const clockSkew = 300;
