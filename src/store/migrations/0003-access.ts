/** Policy versions, tags, and tasks that delete service-linked roles. */
export const statements = [
  `create table policy_versions (
    account text not null,
    policy_id bigint not null,
    version integer not null,
    document text not null,
    created bigint not null,
    primary key (account, policy_id, version),
    constraint policy_versions_policy foreign key (account, policy_id) references policies (account, id)
  )`,
  `create table role_deletions (
    account text not null references accounts (uin),
    id text not null,
    role text not null,
    created bigint not null,
    primary key (account, id)
  )`,
  `alter table policies add column version integer default 1 not null`,
  `alter table policies add column last_version integer default 1 not null`,
  `alter table policies add column tags text default '[]' not null`,
  `alter table roles add column tags text default '[]' not null`,
];
