/** When instances ran, from which follows what they sent; an instance that runs by now has done so since its latest operation. */
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
