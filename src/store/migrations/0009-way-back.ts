/** The state of a resource after a failed operation. */
export const statements = ["alter table operations add column back text"];
