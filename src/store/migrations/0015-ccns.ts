/** CCNs, which belong to an account, not to a region. */
export const statements = [
  `create table ccns (
    account text not null references accounts (uin),
    id text not null,
    name text not null,
    about text not null,
    quality text not null,
    bandwidth_limit text not null,
    metering text not null,
    tags text not null,
    created bigint not null,
    primary key (id)
  )`,
  `create index ccns_account on ccns (account, created)`,
];
