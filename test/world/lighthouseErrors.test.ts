import { describe, expect, test } from "bun:test";
import { plain } from "../lighthouse/publicKeys.ts";
import { worldErrorOf } from "./worldError.ts";
import { image, machine, place, uin } from "./worlds.ts";

const one = machine("lhins-once0001");
const disk = { ...place, id: "lhdisk-once0001", size: 20 };
const shanghai = { region: "ap-shanghai" };
const keyPair = { ...place, id: "lhkp-once0001", name: "once", publicKey: plain(256) };
const blueprint = { ...place, id: "lhbp-once0001", name: "once", os: "Debian 12", platform: "Debian" };
const template = { id: "lhft-once0001", account: uin(1), name: "once" };
const web = { protocol: "TCP", port: "80" };
const target = { instance: "lhins-once0001", region: "ap-guangzhou" };
const run = { id: "lgtk-once0001", targets: [target] };
const ccn = { ...place, id: "ccn-once0001" };
const ccns = ["ccn-once0001", "ccn-once0002"].map((id) => ({ id, account: uin(1), name: id }));
const windows = machine("lhins-once0001", { blueprint: "lhbp-i8g0634g" });

describe("an invalid Lighthouse resource in a world file", () => {
  test.each<[string, object, string]>([
    [
      "an unknown account",
      { instances: [machine("lhins-once0001", { account: uin(9) })] },
      "instances.0.account: unknown account",
    ],
    ["an unknown section", { machines: [] }, "machines: unknown field"],
    ["a malformed id", { instances: [machine("ins-1")] }, "instances.0.id: must have the form lhins-xxxxxxxx"],
    [
      "a region without Lighthouse",
      { instances: [machine("lhins-once0001", { region: "ap-mumbai" })] },
      "instances.0.region: must be one of",
    ],
    [
      "an unknown bundle",
      { instances: [machine("lhins-once0001", { bundle: "huge" })] },
      "instances.0.bundle: unknown bundle huge",
    ],
    [
      "a bundle that is not sold in the region",
      { instances: [machine("lhins-once0001", { region: "ap-tokyo" })] },
      "instances.0.bundle: bundle2022_gen_01 is not sold in ap-tokyo",
    ],
    [
      "an unknown blueprint",
      { instances: [machine("lhins-once0001", { blueprint: "lhbp-none0001" })] },
      "instances.0.blueprint: unknown blueprint lhbp-none0001",
    ],
    [
      "another account's blueprint",
      {
        blueprints: [{ ...blueprint, account: uin(2) }],
        instances: [machine("lhins-once0001", { blueprint: blueprint.id })],
      },
      "instances.0.blueprint: unknown blueprint",
    ],
    [
      "another region's blueprint",
      {
        blueprints: [{ ...blueprint, ...shanghai }],
        instances: [machine("lhins-once0001", { blueprint: blueprint.id })],
      },
      "instances.0.blueprint: unknown blueprint",
    ],
    [
      "a blueprint that is too large",
      {
        blueprints: [{ ...blueprint, size: 1000 }],
        instances: [machine("lhins-once0001", { blueprint: blueprint.id })],
      },
      "instances.0.blueprint: lhbp-once0001 does not run on bundle2022_gen_01",
    ],
    [
      "a zone of another region",
      { instances: [machine("lhins-once0001", { zone: "ap-shanghai-2" })] },
      "instances.0.zone: must be one of ap-guangzhou-3",
    ],
    [
      "a transient state",
      { instances: [machine("lhins-once0001", { state: "STOPPING" })] },
      "instances.0.state: must be one of RUNNING",
    ],
    [
      "an isolation time without the state SHUTDOWN",
      { instances: [machine("lhins-once0001", { isolated: "2024-01-01T00:00:00Z" })] },
      "instances.0.isolated: requires the state SHUTDOWN",
    ],
    [
      "an isolated instance with a later expiry",
      { instances: [machine("lhins-once0001", { state: "SHUTDOWN", expires: "2099-01-01T00:00:00Z" })] },
      "instances.0.expires: must not be later",
    ],
    [
      "a day that does not exist",
      { instances: [machine("lhins-once0001", { created: "2024-02-30T00:00:00Z" })] },
      "instances.0.created: invalid time",
    ],
    [
      "an unknown key pair",
      { instances: [machine("lhins-once0001", { keys: [keyPair.id] })] },
      "instances.0.keys.0: unknown key pair lhkp-once0001",
    ],
    [
      "a key pair on a Windows instance",
      { keyPairs: [keyPair], instances: [{ ...windows, keys: [keyPair.id] }] },
      "instances.0.keys: Windows instances do not support key pairs",
    ],
    [
      "an invalid firewall rule",
      { instances: [machine("lhins-once0001", { firewall: [web, { protocol: "ICMP", port: "80" }] })] },
      "instances.0.firewall.1.port: conflicts",
    ],
    [
      "a repeated firewall rule",
      { instances: [machine("lhins-once0001", { firewall: [web, web] })] },
      "instances.0.firewall.1: duplicate rule",
    ],
    [
      "a disk on an unknown instance",
      { disks: [{ ...disk, instance: "lhins-none0001" }] },
      "disks.0.instance: unknown instance lhins-none0001",
    ],
    [
      "a disk on an instance of another region",
      { instances: [one], disks: [{ ...disk, ...shanghai, instance: "lhins-once0001" }] },
      "disks.0.instance: unknown instance",
    ],
    [
      "a disk in another zone",
      { instances: [one], disks: [{ ...disk, zone: "ap-guangzhou-4", instance: "lhins-once0001" }] },
      "disks.0.zone: lhins-once0001 is in ap-guangzhou-3",
    ],
    [
      "a disk of an invalid size",
      { disks: [{ ...disk, size: 15 }] },
      "disks.0.size: CLOUD_PREMIUM does not support 15 GB",
    ],
    [
      "an attached disk without an instance",
      { disks: [{ ...disk, state: "ATTACHED" }] },
      "disks.0.state: requires `instance`",
    ],
    [
      "a detached disk with an instance",
      { instances: [one], disks: [{ ...disk, state: "UNATTACHED", instance: "lhins-once0001" }] },
      "disks.0.state: cannot be combined with",
    ],
    [
      "more disks than an instance may have",
      {
        instances: [one],
        disks: [1, 2, 3, 4, 5, 6].map((n) => ({ ...disk, id: `lhdisk-once000${n}`, instance: "lhins-once0001" })),
      },
      "disks.5.instance: lhins-once0001 has more than 5",
    ],
    [
      "a backup of an unknown disk",
      { diskBackups: [{ ...place, id: "lhbak-once0001", disk: disk.id }] },
      "diskBackups.0.disk: unknown data disk",
    ],
    [
      "more backups than the quota",
      { disks: [disk], diskBackups: [{ ...place, id: "lhbak-once0001", disk: disk.id }] },
      "diskBackups.0.disk: lhdisk-once0001 has a quota of 0 backups",
    ],
    [
      "a snapshot of an unknown instance",
      { snapshots: [{ ...place, id: "lhsnap-once0001", instance: "lhins-none0001" }] },
      "snapshots.0.instance: unknown instance",
    ],
    [
      "a blueprint shared with an unknown account",
      { blueprints: [{ ...blueprint, sharedWith: [uin(9)] }] },
      "blueprints.0.sharedWith.0: unknown account",
    ],
    [
      "a blueprint with the id of a public blueprint",
      { blueprints: [{ ...blueprint, id: "lhbp-mxml4cnq" }] },
      "blueprints.0.id: is the id of a public blueprint",
    ],
    [
      "a blueprint shared with its owner",
      { blueprints: [{ ...blueprint, sharedWith: [uin(1)] }] },
      "blueprints.0.sharedWith.0: must not be the owner",
    ],
    [
      "an invalid public key",
      { keyPairs: [{ ...keyPair, publicKey: "ssh-rsa AAAA" }] },
      "keyPairs.0.publicKey: is not an RSA key",
    ],
    [
      "an unknown error code",
      { firewallTemplates: [{ ...template, applications: [{ ...run, targets: [{ ...target, error: "Oh" }] }] }] },
      "firewallTemplates.0.applications.0.targets.0.error: unknown error code Oh",
    ],
    [
      "an unknown CCN",
      { ccnAttachments: [{ ...ccn, id: "ccn-none0001" }] },
      `ccnAttachments.0.id: account ${uin(1)} has no CCN ccn-none0001 in this world`,
    ],
    ["another account's CCN", { ccnAttachments: [{ ...ccn, account: uin(2) }] }, "ccnAttachments.0.id: account"],
  ])("is rejected with its field for %s", async (_, lighthouse, message) => {
    const error = await worldErrorOf({ lighthouse, ccns });
    expect(error).toMatch(/^world\.yaml:\d+: lighthouse\./);
    expect(error).toContain(`: lighthouse.${message}`);
  });
});

test("a blueprint from a CVM image belongs to its account only", async () => {
  const images = [image("img-once0001", { size: 40, sharedToLighthouse: "lhbp-once0001" })];
  const instance = machine("lhins-once0001", { blueprint: "lhbp-once0001" });
  expect(await worldErrorOf({ images, lighthouse: { instances: [instance] } })).toBe("no error");
  const other = worldErrorOf({ images, lighthouse: { instances: [{ ...instance, account: uin(2) }] } });
  expect(await other).toContain("lighthouse.instances.0.blueprint: unknown blueprint lhbp-once0001");
});

describe("a duplicate Lighthouse resource in a world file", () => {
  const twice = (section: string, thing: object, other: object = {}) => ({
    [section]: [thing, { ...thing, ...other }],
  });
  test.each<[string, object, string]>([
    ["an instance", twice("instances", one), "instances.1.id"],
    ["an instance of two accounts", twice("instances", one, { account: uin(2) }), "instances.1.id"],
    ["a data disk", twice("disks", disk), "disks.1.id"],
    ["a system disk", { instances: [{ ...one, systemDisk: disk.id }], disks: [disk] }, "disks.0.id"],
    ["a key pair", twice("keyPairs", keyPair), "keyPairs.1.id"],
    [
      "a key pair's name",
      twice("keyPairs", keyPair, { id: "lhkp-once0002", publicKey: plain(128) }),
      "keyPairs.1.name",
    ],
    ["a public key", twice("keyPairs", keyPair, { id: "lhkp-once0002", name: "other" }), "keyPairs.1.publicKey"],
    ["a blueprint", twice("blueprints", blueprint), "blueprints.1.id"],
    ["a template", twice("firewallTemplates", template), "firewallTemplates.1.id"],
    ["a CCN attachment", twice("ccnAttachments", ccn, { id: "ccn-once0002" }), "ccnAttachments.1.region"],
    [
      "a uuid",
      twice("instances", { ...one, uuid: "01234567-89ab-cdef-0123-456789abcdef" }, { id: "lhins-once0002" }),
      "instances.1.uuid",
    ],
    [
      "a public address",
      twice("instances", { ...one, publicAddress: "203.0.113.7" }, { id: "lhins-once0002" }),
      "instances.1.publicAddress",
    ],
    [
      "a private address",
      twice("instances", { ...one, privateAddress: "10.0.0.7" }, { id: "lhins-once0002" }),
      "instances.1.privateAddress",
    ],
    [
      "an application",
      { firewallTemplates: [{ ...template, applications: [run, run] }] },
      "firewallTemplates.0.applications.1.id",
    ],
    [
      "an instance in an application",
      { firewallTemplates: [{ ...template, applications: [{ ...run, targets: [target, target] }] }] },
      "firewallTemplates.0.applications.0.targets.1",
    ],
  ])("is rejected with its field for %s", async (_, lighthouse, field) => {
    const error = await worldErrorOf({ lighthouse, ccns });
    expect(error).toContain(`: lighthouse.${field}: `);
    expect(error).toContain("duplicate ");
  });

  test("is accepted in another region", async () => {
    const elsewhere = { ...one, ...shanghai };
    expect(await worldErrorOf({ lighthouse: { instances: [one, elsewhere] } })).toBe("no error");
  });
});
