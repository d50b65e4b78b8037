/** Bytes that the bodies of all requests may hold together: some 25 of the largest. Not published. */
export const allBodies = 256 * 1024 * 1024;

/** The published sizes of requests and responses, in bytes. */
export const limits = { query: 32 * 1024, signedBody: 10_485_760, formBody: 1_048_576, answer: 10_485_760 } as const;

/**
 * Maximum number of parameters in a query or form, and maximum depth of parameters. Not published; far beyond what any
 * action accepts. They bound the cost of a request by its size.
 */
export const shapeLimits = { parameters: 10_000, depth: 32 } as const;

/**
 * Limits of the journal: of one body, and of all entries together. In bytes of requests and characters of responses.
 */
export const journalLimits = { body: 64 * 1024, all: 4 * 1024 * 1024 } as const;

/** Maximum difference between the timestamp of a request and the server clock, in seconds. */
export const clockSkew = 300;
