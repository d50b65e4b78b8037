/** The published sizes of requests and answers, in bytes. */
export const limits = { query: 32 * 1024, signedBody: 10_485_760, formBody: 1_048_576, answer: 10_485_760 } as const;

/** How far a request's timestamp may be from the server's clock, in seconds. */
export const clockSkew = 300;
