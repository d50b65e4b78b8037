/** Snapshots of the cloud, which the control interface saves. */
export const statements = [
  `create table cloud_snapshots (
    name text primary key,
    saved bigint not null,
    migrations integer not null,
    bytes integer not null,
    content text not null
  )`,
];
