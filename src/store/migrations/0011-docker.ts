/** Docker containers on instances, activities on them, and containers in snapshots. */
export const statements = [
  `create table docker_containers (
    account text not null,
    region text not null,
    id text not null,
    instance_id text not null,
    name text not null,
    plan text not null,
    state text not null,
    held integer not null,
    created bigint not null,
    started bigint,
    finished bigint,
    primary key (account, region, instance_id, id)
  )`,
  `create table docker_activities (
    account text not null,
    region text not null,
    id text not null,
    instance_id text not null,
    name text not null,
    state text not null,
    containers text not null,
    output text not null,
    failed integer not null,
    created bigint not null,
    ended bigint,
    latest_operation text,
    latest_state text,
    latest_request text,
    latest_started bigint,
    primary key (account, region, id)
  )`,
  `alter table snapshots add column containers text default '[]' not null`,
];
