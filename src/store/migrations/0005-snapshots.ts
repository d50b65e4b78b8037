/** Snapshots of system disks. */
export const statements = [
  `create table snapshots (
    account text not null,
    region text not null,
    id text not null,
    name text not null,
    instance_id text not null,
    disk_id text not null,
    disk_size integer not null,
    blueprint_id text not null,
    os text not null,
    platform text not null,
    state text not null,
    tags text not null,
    created bigint not null,
    latest_operation text,
    latest_state text,
    latest_request text,
    latest_started bigint,
    primary key (account, region, id)
  )`,
];
