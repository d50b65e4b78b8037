/** The invocation of the command that runs first on an instance. Empty if there is none. */
export const statements = ["alter table instances add column init_invocation text default '' not null"];
