import type { Random } from "#kernel/ports.ts";
import { alphanumeric, resourceId, uuid } from "#kernel/randomText.ts";
import { freeAddress, publicAddress } from "#services/addresses.ts";
import type { Row } from "#store/tables.ts";
import type { Blueprint } from "../image/objects/Blueprint.ts";
import type { Bundle } from "../package/catalogue.ts";
import { monthsLater } from "../package/months.ts";
import { defaultUser } from "./login.ts";

/** Random identifiers and addresses of a new instance, unless the caller supplies them. */
export interface Identity {
  readonly id: string;
  readonly uuid: string;
  readonly systemDisk: string;
  readonly privateIp: string;
  readonly publicIp: string;
}

/** Everything needed to create an instance. */
export interface Order {
  readonly name: string;
  readonly bundle: Bundle;
  readonly blueprint: Pick<typeof Blueprint.value, "BlueprintId" | "OsName" | "Platform">;
  readonly zone: string;
  readonly months: number;
  readonly renewFlag: string;
  readonly hasPassword: boolean;
  /** JSON, in the format of the `tags` column. */
  readonly tags: string;
  /** Private addresses already in use by the account in the region. */
  readonly taken: readonly string[];
  readonly chosen?: { readonly [Name in keyof Identity]?: Identity[Name] | undefined };
}

/** Returns the rows of a new instance and its system disk. */
export function newInstance(order: Order, { now, random }: { readonly now: number; readonly random: Random }) {
  const { name, bundle, blueprint, zone, tags, renewFlag, chosen = {} } = order;
  const id = chosen.id ?? resourceId(random, "lhins");
  const expires = monthsLater(now, order.months);
  const common = { zone, renew_flag: renewFlag, tags, created: now, expires, isolated: null };
  const instance = {
    ...common,
    id,
    uuid: chosen.uuid ?? uuid(random),
    name,
    bundle_id: bundle.id,
    blueprint_id: blueprint.BlueprintId,
    os: blueprint.OsName,
    platform: blueprint.Platform,
    state: "PENDING",
    private_ip: chosen.privateIp ?? freeAddress("10.0", order.taken),
    public_ip: chosen.publicIp ?? publicAddress(random),
    user_name: defaultUser(blueprint.Platform),
    has_password: order.hasPassword ? 1 : 0,
    firewall_version: 1,
    init_invocation: "",
  };
  const disk: Omit<Row<"disks">, "account" | "region"> = {
    ...common,
    id: chosen.systemDisk ?? resourceId(random, "lhdisk"),
    name: `${id}-system-disk`,
    usage: "SYSTEM_DISK",
    type: bundle.diskType,
    size: bundle.disk,
    state: "ATTACHED",
    instance_id: id,
    backup_quota: 0,
    tags: "[]",
  };
  return { instance, disk };
}

/** Default firewall rules of a new instance, highest priority first. */
export const defaultRules = [
  { protocol: "TCP", port: "80", about: "HTTP" },
  { protocol: "TCP", port: "443", about: "HTTPS" },
  { protocol: "TCP", port: "22", about: "SSH" },
  { protocol: "TCP", port: "3389", about: "RDP" },
  { protocol: "ICMP", port: "ALL", about: "Ping" },
].map((rule) => ({ ...rule, cidr: "0.0.0.0/0", ipv6_cidr: "", action: "ACCEPT" }));

/** Returns the names of a batch, numbered if `count` > 1. The default is the image title plus four characters. */
export function namesFor(name: string | undefined, title: string, count: number, random: Random): readonly string[] {
  const base = name ?? `${title}-${alphanumeric(random, 4)}`;
  return count === 1 ? [base] : Array.from({ length: count }, (_, index) => `${base}${index + 1}`);
}
