/** Host names of CVM instances. Empty for a name derived from the private address. */
export const statements = ["alter table cvm_instances add column host_name text default '' not null"];
