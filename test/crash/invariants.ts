import type { Query } from "./engine.ts";
import { kinds } from "./kinds.ts";

/** A statement that is true at any time, even between the steps of an operation, and a query for its violations. */
interface Invariant {
  readonly statement: string;
  readonly violations: string;
}

/** A join condition: both rows belong to one account and region. */
const sameScope = (one: string, other: string) =>
  `${one}.account = ${other}.account and ${one}.region = ${other}.region`;
const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(", ");

/** A reference from one table to another is not dangling. */
const exists = (from: string, column: string, table: string): Invariant => ({
  statement: `${from}.${column} references a row of ${table}`,
  violations: `select x.* from ${from} x where x.${column} is not null
    and not exists (select 1 from ${table} y where ${sameScope("x", "y")} and y.id = x.${column})`,
});

const ofKinds = kinds.flatMap(({ name, table, stableStates }): readonly Invariant[] => {
  const ofIt = `o.kind = '${name}' and ${sameScope("o", "x")} and o.resource = x.id`;
  return [
    {
      statement: `the ${name} of an operation exists`,
      violations: `select o.* from operations o where o.kind = '${name}'
        and not exists (select 1 from ${table} x where ${ofIt})`,
    },
    {
      statement: `a ${name} in a transitional state has an operation`,
      violations: `select x.* from ${table} x where state not in (${quoted(stableStates)})
        and not exists (select 1 from operations o where ${ofIt})`,
    },
    {
      statement: `a ${name} is OPERATING if and only if its latest operation exists`,
      violations: `select x.* from ${table} x where (coalesce(latest_state, '') = 'OPERATING')
        <> (exists (select 1 from operations o where ${ofIt} and o.request_id = x.latest_request))`,
    },
    {
      statement: `at most one operation at a time changes the state of a ${name}`,
      violations: `select o.resource from operations o where o.kind = '${name}' and o.path <> '[]'
        group by o.account, o.region, o.resource having count(*) > 1`,
    },
    {
      statement: `no operation on a ${name} has failed`,
      violations: `select x.* from ${table} x where latest_state = 'FAILED'`,
    },
  ];
});

const lighthouse: readonly Invariant[] = [
  {
    statement: "each instance has exactly one system disk",
    violations: `select x.id from instances x left join disks d
      on ${sameScope("x", "d")} and d.instance_id = x.id and d.usage = 'SYSTEM_DISK'
      group by x.account, x.region, x.id having count(d.id) <> 1`,
  },
  {
    statement: "each system disk is in an instance",
    violations: "select * from disks where usage = 'SYSTEM_DISK' and instance_id is null",
  },
  exists("disks", "instance_id", "instances"),
  {
    statement: "a data disk has an instance if and only if it is attached, attaching or detaching",
    violations: `select * from disks where usage = 'DATA_DISK'
      and (instance_id is not null) <> (state in ('ATTACHING', 'ATTACHED', 'DETACHING'))`,
  },
  exists("firewall_rules", "instance_id", "instances"),
  {
    statement: "the rules of a firewall are numbered from 0 without a gap",
    violations: `select account, region, instance_id from firewall_rules group by account, region, instance_id
      having min(position) <> 0 or max(position) <> count(*) - 1`,
  },
  {
    statement: "no firewall contains a rule twice",
    violations: `select instance_id, protocol, port from firewall_rules
      group by account, region, instance_id, protocol, port, cidr, ipv6_cidr having count(*) > 1`,
  },
  exists("key_bindings", "key_id", "key_pairs"),
  exists("key_bindings", "instance_id", "instances"),
  exists("snapshots", "instance_id", "instances"),
  exists("disk_backups", "disk_id", "disks"),
  exists("blueprint_shares", "blueprint_id", "blueprints"),
  exists("mcp_servers", "instance_id", "instances"),
  exists("docker_containers", "instance_id", "instances"),
  exists("docker_activities", "instance_id", "instances"),
  {
    statement: "no two containers of an instance have the same name",
    violations: `select instance_id, name from docker_containers
      group by account, region, instance_id, name having count(*) > 1`,
  },
  {
    statement: "a container activity has an end time if and only if it has ended",
    violations: "select * from docker_activities where (state = 'ENDED') <> (ended is not null)",
  },
  exists("runs", "instance_id", "instances"),
  {
    statement: "an instance is RUNNING if and only if it has one run without an end",
    violations: `select x.id from instances x left join runs r on ${sameScope("x", "r")} and r.instance_id = x.id and r.ended is null
      group by x.account, x.region, x.id, x.state having count(r.started) <> case x.state when 'RUNNING' then 1 else 0 end`,
  },
  {
    statement: "no two runs of an instance overlap",
    violations: `select r.* from runs r join runs s on ${sameScope("r", "s")} and r.instance_id = s.instance_id
      and r.started < s.started and coalesce(r.ended, s.started + 1) > s.started`,
  },
  {
    statement: "no two instances have the same private address",
    violations: "select private_ip from instances group by account, region, private_ip having count(*) > 1",
  },
];

const others: readonly Invariant[] = [
  {
    // CVM may be remote, so sharing has two steps: first Lighthouse records the blueprint, then CVM records the share.
    statement: "each image share of CVM has its blueprint in Lighthouse",
    violations: `select x.* from cvm_image_shares x where receiver = '100000000000'
      and not exists (select 1 from blueprints b where b.kind = 'SHARED' and ${sameScope("x", "b")} and b.image_id = x.image_id)`,
  },
  {
    statement: "an image has a next state if and only if it has a due time",
    violations: "select * from cvm_images where (next_state is null) <> (due is null)",
  },
  {
    statement: "an access key belongs to the account or to an existing user",
    violations: `select secret_id from access_keys k where k.uin <> k.account
      and not exists (select 1 from users u where u.account = k.account and u.uin = k.uin)`,
  },
  {
    statement: "a policy is attached to existing users only",
    violations: `select * from attachments a where a.kind = 'user'
      and not exists (select 1 from users u where u.account = a.account and u.uin = a.target)`,
  },
  {
    statement: "a policy that is attached to a user exists",
    violations: `select * from attachments a where a.kind = 'user'
      and not exists (select 1 from policies p where p.account = a.account and p.id = a.policy_id)`,
  },
];

export const invariants: readonly Invariant[] = [...ofKinds, ...lighthouse, ...others];

/** The violated invariants, each with up to three violating rows. */
export async function violatedInvariants(query: Query): Promise<readonly string[]> {
  const errors: string[] = [];
  for (const { statement, violations } of invariants) {
    const rows = await query(violations);
    if (rows.length > 0) errors.push(`violated: ${statement}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return errors;
}
