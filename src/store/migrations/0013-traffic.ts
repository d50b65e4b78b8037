/** The periods in which instances ran, which determine their traffic. A running instance is assumed to run since its latest operation. */
export const statements = [
  `create table runs (
    account text not null,
    region text not null,
    instance_id text not null,
    started bigint not null,
    ended bigint,
    primary key (account, region, instance_id, started)
  )`,
  `insert into runs (account, region, instance_id, started, ended)
    select account, region, id, coalesce(latest_started, created), null from instances where state = 'RUNNING'`,
  "alter table instances drop column traffic_used",
];
