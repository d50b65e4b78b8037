/** MCP servers on instances. */
export const statements = [
  `create table mcp_servers (
    account text not null,
    region text not null,
    id text not null,
    instance_id text not null,
    name text not null,
    command text not null,
    about text not null,
    transport text not null,
    environment text not null,
    run text,
    state text not null,
    created bigint not null,
    updated bigint not null,
    latest_operation text,
    latest_state text,
    latest_request text,
    latest_started bigint,
    primary key (account, region, id)
  )`,
  `create index mcp_servers_instance on mcp_servers (account, region, instance_id)`,
];
