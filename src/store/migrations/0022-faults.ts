/** Faults that a user injects, and the operations that they make fail. */
export const statements = [
  `create table faults (
    id text primary key,
    turn integer not null,
    rule text not null,
    seen integer not null
  )`,
  "alter table operations add column fault text",
];
