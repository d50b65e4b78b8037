import type { Query } from "./engine.ts";
import { kinds } from "./kinds.ts";

/** What holds of the data at every moment, also between the steps of an operation, as a query for what breaks it. */
interface Invariant {
  readonly holds: string;
  readonly broken: string;
}

/** Joins of what belongs to an account in a region. */
const same = (one: string, other: string) => `${one}.account = ${other}.account and ${one}.region = ${other}.region`;
const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(", ");

/** That something of one table speaks of something that is there. */
const exists = (from: string, column: string, table: string): Invariant => ({
  holds: `${from}.${column} is in ${table}`,
  broken: `select x.* from ${from} x where x.${column} is not null
    and not exists (select 1 from ${table} y where ${same("x", "y")} and y.id = x.${column})`,
});

const ofKinds = kinds.flatMap(({ name, table, resting }): readonly Invariant[] => {
  const ofIt = `o.kind = '${name}' and ${same("o", "x")} and o.resource = x.id`;
  return [
    {
      holds: `an operation's ${name} is there`,
      broken: `select o.* from operations o where o.kind = '${name}'
        and not exists (select 1 from ${table} x where ${ofIt})`,
    },
    {
      holds: `a ${name} that does not rest has an operation`,
      broken: `select x.* from ${table} x where state not in (${quoted(resting)})
        and not exists (select 1 from operations o where ${ofIt})`,
    },
    {
      holds: `a ${name} is being worked on if and only if its latest operation is under way`,
      broken: `select x.* from ${table} x where (coalesce(latest_state, '') = 'OPERATING')
        <> (exists (select 1 from operations o where ${ofIt} and o.request_id = x.latest_request))`,
    },
    {
      holds: `at most one operation at a time changes the state of a ${name}`,
      broken: `select o.resource from operations o where o.kind = '${name}' and o.path <> '[]'
        group by o.account, o.region, o.resource having count(*) > 1`,
    },
    {
      holds: `no work on a ${name} has failed`,
      broken: `select x.* from ${table} x where latest_state = 'FAILED'`,
    },
  ];
});

const lighthouse: readonly Invariant[] = [
  {
    holds: "each instance has exactly one system disk",
    broken: `select x.id from instances x left join disks d
      on ${same("x", "d")} and d.instance_id = x.id and d.usage = 'SYSTEM_DISK'
      group by x.account, x.region, x.id having count(d.id) <> 1`,
  },
  {
    holds: "each system disk is in an instance",
    broken: "select * from disks where usage = 'SYSTEM_DISK' and instance_id is null",
  },
  exists("disks", "instance_id", "instances"),
  {
    holds: "a data disk has an instance if and only if it is attached or on its way there or back",
    broken: `select * from disks where usage = 'DATA_DISK'
      and (instance_id is not null) <> (state in ('ATTACHING', 'ATTACHED', 'DETACHING'))`,
  },
  exists("firewall_rules", "instance_id", "instances"),
  {
    holds: "the rules of a firewall are numbered from 0 without a gap",
    broken: `select account, region, instance_id from firewall_rules group by account, region, instance_id
      having min(position) <> 0 or max(position) <> count(*) - 1`,
  },
  {
    holds: "no rule is twice in a firewall",
    broken: `select instance_id, protocol, port from firewall_rules
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
    holds: "no two containers of an instance have one name",
    broken: `select instance_id, name from docker_containers
      group by account, region, instance_id, name having count(*) > 1`,
  },
  {
    holds: "what was done with containers has an end if and only if it has ended",
    broken: "select * from docker_activities where (state = 'ENDED') <> (ended is not null)",
  },
  exists("runs", "instance_id", "instances"),
  {
    holds: "an instance runs if and only if it has one run without an end",
    broken: `select x.id from instances x left join runs r on ${same("x", "r")} and r.instance_id = x.id and r.ended is null
      group by x.account, x.region, x.id, x.state having count(r.started) <> case x.state when 'RUNNING' then 1 else 0 end`,
  },
  {
    holds: "no instance runs twice at a time",
    broken: `select r.* from runs r join runs s on ${same("r", "s")} and r.instance_id = s.instance_id
      and r.started < s.started and coalesce(r.ended, s.started + 1) > s.started`,
  },
  {
    holds: "no two instances have one address",
    broken: "select private_ip from instances group by account, region, private_ip having count(*) > 1",
  },
];

const others: readonly Invariant[] = [
  {
    // CVM may be elsewhere, so sharing is two steps: Lighthouse notes what it shows only where CVM says the same.
    holds: "what CVM has recorded as shared with Lighthouse, Lighthouse has noted",
    broken: `select x.* from cvm_image_shares x where receiver = '100000000000'
      and not exists (select 1 from blueprints b where b.kind = 'SHARED' and ${same("x", "b")} and b.image_id = x.image_id)`,
  },
  {
    holds: "an image that turns into something does so at a moment",
    broken: "select * from cvm_images where (next_state is null) <> (due is null)",
  },
  {
    holds: "a key belongs to a user, or to the account itself",
    broken: `select secret_id from access_keys k where k.uin <> k.account
      and not exists (select 1 from users u where u.account = k.account and u.uin = k.uin)`,
  },
  {
    holds: "a policy is bound to users who are there",
    broken: `select * from attachments a where a.kind = 'user'
      and not exists (select 1 from users u where u.account = a.account and u.uin = a.target)`,
  },
  {
    holds: "what is bound to users is there",
    broken: `select * from attachments a where a.kind = 'user'
      and not exists (select 1 from policies p where p.account = a.account and p.id = a.policy_id)`,
  },
];

export const invariants: readonly Invariant[] = [...ofKinds, ...lighthouse, ...others];

/** The invariants that do not hold, each with what breaks it. */
export async function broken(query: Query): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { holds, broken } of invariants) {
    const rows = await query(broken);
    if (rows.length > 0) wrong.push(`not so: ${holds}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return wrong;
}
