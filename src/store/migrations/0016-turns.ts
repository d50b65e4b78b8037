/** In which order operations began that come due in the same moment. */
export const statements = ["alter table operations add column turn bigint default 0 not null"];
