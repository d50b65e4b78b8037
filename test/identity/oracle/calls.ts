import { cast } from "./cast.ts";
import type { SeededChance } from "./chance.ts";
import { type NamedRole, roleNames, type Target } from "./world.ts";

/** The tags of the resources of a random world, by id or name. */
export type Tags = ReadonlyMap<string, readonly string[]>;

/** What a call can name: the resources of the caller's account. */
export interface Scenery {
  readonly account: string;
  readonly roles: readonly NamedRole[];
  readonly tags: Tags;
}

/** A call with the resources that the published tables say it names. */
export interface Call {
  readonly service: string;
  readonly action: string;
  readonly level: "operation" | "resource";
  readonly input: Readonly<Record<string, unknown>>;
  readonly targets: readonly Target[];
  readonly requestTags?: readonly string[];
}

const region = "ap-guangzhou";

/** A random call and, independently of the product's declarations, what it names. */
export function randomCall(chance: SeededChance, scenery: Scenery): Call {
  const { account, tags } = scenery;
  const cam = (segment: string, of: readonly string[] = []): Target => ({
    names: [`qcs::cam::uin/${account}:${segment}`],
    tags: of,
  });
  const isHome = scenery.roles.length > 1;
  const local = (service: string, kind: string, id: string): Target => ({
    names: [`qcs::${service}:${region}:uin/${account}:${kind}/${id}`],
    tags: (isHome && tags.get(id)) || [],
  });
  const instances = (most: number) => [...new Set(chance.few(cast.instances, most))];
  const role = (prefix = "") => {
    const one = chance.one(scenery.roles);
    const byId = chance.isTrue(0.5);
    const input = byId ? { [`${prefix}RoleId`]: one.id } : { [`${prefix}RoleName`]: one.name };
    return { input, target: { names: roleNames(one), tags: one.tags } };
  };
  const user = () => {
    const index = chance.int(0, isHome ? cast.users.length - 1 : 0);
    const uin = (isHome ? cast.users : cast.strangers)[index] ?? "";
    return { uin: Number(uin), name: `user-${uin.slice(-3)}`, uid: Number(uin.slice(-3)), target: cam(`uin/${uin}`) };
  };
  const policy = () => {
    const id = chance.one(cast.policies);
    const target = cam(`policyid/${id}`, (isHome && tags.get(String(id))) || []);
    return {
      id,
      target,
      input: isHome && chance.isTrue(0.5) ? { PolicyName: cast.policyNames[id] } : { PolicyId: id },
    };
  };
  const group = () => {
    const id = chance.one(cast.groups);
    return { id, target: cam(`groupid/${id}`) };
  };
  const call = (
    service: string,
    level: Call["level"],
    action: string,
    input: Call["input"] = {},
    ...targets: readonly Target[]
  ): Call => ({ service, level, action, input, targets });

  const makers: readonly (() => Call)[] = [
    () => call("cam", "operation", "ListUsers"),
    () => call("cam", "operation", "CreatePolicy", { PolicyName: "new", PolicyDocument: "{}" }),
    () => {
      const [who, what] = [user(), policy()];
      const input = { AttachUin: who.uin, PolicyId: what.id };
      return call("cam", "operation", "AttachUserPolicy", input, who.target, what.target);
    },
    () => {
      const [whom, what] = [role("Attach"), policy()];
      return call("cam", "operation", "AttachRolePolicy", { ...whom.input, ...what.input }, whom.target, what.target);
    },
    () => {
      const [where, what] = [group(), policy()];
      const input = { DetachGroupId: where.id, PolicyId: what.id };
      return call("cam", "operation", "DetachGroupPolicy", input, where.target, what.target);
    },
    () => {
      const pairs = Array.from({ length: chance.int(1, 2) }, () => [group(), user()] as const);
      const Info = pairs.map(([where, who]) =>
        chance.isTrue(0.5) ? { GroupId: where.id, Uin: who.uin } : { GroupId: where.id, Uid: who.uid },
      );
      const targets = pairs.flatMap(([where, who]) => [where.target, who.target]);
      return call("cam", "operation", "AddUserToGroup", { Info }, ...targets);
    },
    () => {
      const who = user();
      return call(
        "cam",
        "operation",
        chance.one(["GetUser", "UpdateUser", "DeleteUser"]),
        { Name: who.name },
        who.target,
      );
    },
    () => {
      const who = user();
      return call(
        "cam",
        "operation",
        "ListGroupsForUser",
        chance.isTrue(0.5) ? { Uid: who.uid } : { SubUin: who.uin },
        who.target,
      );
    },
    () => {
      const who = user();
      return call(
        "cam",
        "resource",
        chance.one(["CreateAccessKey", "ListAccessKeys"]),
        { TargetUin: who.uin },
        who.target,
      );
    },
    () => {
      const whom = role();
      return call("cam", "operation", chance.one(["GetRole", "DeleteRole"]), whom.input, whom.target);
    },
    () => {
      const what = policy();
      return call("cam", "operation", "GetPolicy", { PolicyId: what.id }, what.target);
    },
    () => {
      const what = policy();
      return call("cam", "operation", "UpdatePolicy", { ...what.input, Description: "new" }, what.target);
    },
    () => {
      const ids = [...new Set(chance.few(cast.policies, 2))];
      const targets = ids.map((id) => cam(`policyid/${id}`, (isHome && tags.get(String(id))) || []));
      return call("cam", "operation", "DeletePolicy", { PolicyId: ids }, ...targets);
    },
    () => {
      const ids = chance.isTrue(0.2) ? [] : instances(2);
      const targets = ids.map((id) => local("lighthouse", "instance", id));
      return call("lighthouse", "resource", "DescribeInstances", { InstanceIds: ids }, ...targets);
    },
    () => {
      const ids = instances(2);
      const action = chance.one(["StopInstances", "RebootInstances", "TerminateInstances"]);
      return call(
        "lighthouse",
        "resource",
        action,
        { InstanceIds: ids },
        ...ids.map((id) => local("lighthouse", "instance", id)),
      );
    },
    () => {
      const id = chance.one(cast.instances);
      const wild = local("lighthouse", "snapshot", "*");
      return call(
        "lighthouse",
        "resource",
        "CreateInstanceSnapshot",
        { InstanceId: id },
        local("lighthouse", "instance", id),
        wild,
      );
    },
    () => {
      const whole = { names: [`qcs::lighthouse:${region}:uin/${account}:*`], tags: [] };
      const given = chance.some(cast.tags, 0.4);
      const Tags = given.map((tag) => ({ Key: tag.split("&")[0], Value: tag.split("&")[1] }));
      const order = {
        BundleId: "bundle2022_gen_01",
        BlueprintId: "lhbp-mxml4cnq",
        InstanceChargePrepaid: { Period: 1 },
      };
      return { ...call("lighthouse", "resource", "CreateInstances", { ...order, Tags }, whole), requestTags: given };
    },
    () => call("lighthouse", "operation", "AttachCcn", { CcnId: "ccn-aaaaaaaa" }),
    () => call("lighthouse", "operation", "DescribeImagesToShare"),
    () => call("cvm", "resource", "DescribeImages", {}, local("cvm", "image", "*")),
    () => {
      const ids = [...new Set(chance.few(cast.images, 2))];
      return call("cvm", "resource", "DeleteImages", { ImageIds: ids }, ...ids.map((id) => local("cvm", "image", id)));
    },
    () => {
      const id = chance.one(cast.instances);
      const target = local("lighthouse", "instance", id);
      const Resource = target.names[0] ?? "";
      const tag = chance.one(cast.tags);
      const [TagKey, TagValue] = tag.split("&");
      return {
        ...call("tag", "operation", "AddResourceTag", { Resource, TagKey, TagValue }, target),
        requestTags: [tag],
      };
    },
    () => call("sts", "operation", "GetFederationToken", { Name: "someone", Policy: "{}" }),
  ];
  return chance.one(makers)();
}
