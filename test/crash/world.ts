import { join } from "node:path";
import { key } from "../cloud.ts";

/** The accounts of the writers. */
export const accounts = [1, 2] as const;
export type Account = (typeof accounts)[number];

/** The ids of an account's initial resources: an instance for each writer that needs one, a disk and images. */
export const resourceIds = (account: Account) => ({
  firewall: `lhins-fire000${account}`,
  keys: `lhins-keys000${account}`,
  snapshots: `lhins-snap000${account}`,
  disks: `lhins-disk000${account}`,
  docker: `lhins-dock000${account}`,
  imaged: `lhins-imag000${account}`,
  servers: `lhins-serv000${account}`,
  backedUp: `lhdisk-back000${account}`,
  shared: `img-share00${account}`,
  named: `img-named00${account}`,
  machine: `ins-machine${account}`,
});

export const region = "ap-guangzhou";
export const uin = (account: Account) => String(100_000_000_000 + account);

/** Writes the world of the crash tests, in which each state lasts the given number of seconds. */
export async function writeWorld(directory: string, seconds: number): Promise<string> {
  const file = join(directory, "world.yaml");
  await Bun.write(file, JSON.stringify(worldOf(seconds)));
  return file;
}

/** The world file is JSON, which is valid YAML. */
const worldOf = (seconds: number) => ({
  accounts: accounts.map(accountOf),
  images: accounts.flatMap(imagesOf),
  instances: accounts.map(machineOf),
  lighthouse: { instances: accounts.flatMap(instancesOf), disks: accounts.map(diskOf) },
  pace: { images: seconds, instances: seconds, operations: seconds },
});

const accountOf = (account: Account) => ({
  uin: uin(account),
  name: `Writer ${account}`,
  appId: 1_250_000_000 + account,
  keys: [key(account)],
  roles: [
    {
      name: "Lighthouse_QCSLinkedRoleInBasic",
      service: "basic.lighthouse.cloud.tencent.com",
      policies: ["QcloudAccessForLighthouseLinkedRoleInBasic"],
    },
  ],
});

const at = (account: Account) => ({ account: uin(account), region });

function imagesOf(account: Account) {
  const { shared, named } = resourceIds(account);
  return [shared, named].map((id) => ({ ...at(account), id, name: id, os: "Debian 12 64bit", platform: "Debian" }));
}

const machineOf = (account: Account) => ({
  ...at(account),
  id: resourceIds(account).machine,
  name: "machine",
  zone: "ap-guangzhou-3",
  os: "Debian 12 64bit",
  platform: "Debian",
  disks: [{ id: `disk-machine${account}`, usage: "SYSTEM_DISK", size: 20 }],
});

function instancesOf(account: Account) {
  const { firewall, keys, snapshots, disks, docker, imaged, servers } = resourceIds(account);
  const instance = (id: string, blueprint: string) => ({ ...at(account), id, bundle: "bundle2022_gen_01", blueprint });
  const plain = [firewall, keys, snapshots, disks, imaged, servers].map((id) => instance(id, "lhbp-mxml4cnq"));
  return [...plain, instance(docker, "lhbp-2cacsycc")];
}

const diskOf = (account: Account) => ({
  ...at(account),
  id: resourceIds(account).backedUp,
  name: "kept",
  size: 20,
  backupQuota: 1,
});
