/** Where an operation that fails leaves its resource. */
export const statements = ["alter table operations add column back text"];
