/** The start order of operations, which decides between equal due times. */
export const statements = ["alter table operations add column turn bigint default 0 not null"];
