import { alphanumeric, resourceId, uuid } from "#kernel/chance.ts";
import type { Random } from "#kernel/ports.ts";
import { freeAddress, publicAddress } from "#services/addresses.ts";
import type { Row } from "#store/tables.ts";
import type { Blueprint } from "../image/objects/Blueprint.ts";
import type { Bundle } from "../package/catalogue.ts";
import { monthsLater } from "../package/months.ts";
import { defaultUser } from "./login.ts";

/** What is drawn for a new instance, unless somebody has chosen it. */
export interface Identity {
  readonly id: string;
  readonly uuid: string;
  readonly systemDisk: string;
  readonly privateIp: string;
  readonly publicIp: string;
}

/** What an instance is made from. */
export interface Order {
  readonly name: string;
  readonly bundle: Bundle;
  readonly blueprint: Pick<typeof Blueprint.value, "BlueprintId" | "OsName" | "Platform">;
  readonly zone: string;
  readonly months: number;
  readonly renewFlag: string;
  readonly hasPassword: boolean;
  /** JSON, as the row keeps them. */
  readonly tags: string;
  /** Private addresses that the account has given away in the region. */
  readonly taken: readonly string[];
  readonly chosen?: { readonly [Name in keyof Identity]?: Identity[Name] | undefined };
}

/** The rows of a new instance: itself, its system disk, and its default firewall. */
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

/** The rules that every new instance has, first ones first. */
export const defaultRules = [
  { protocol: "TCP", port: "80", about: "HTTP" },
  { protocol: "TCP", port: "443", about: "HTTPS" },
  { protocol: "TCP", port: "22", about: "SSH" },
  { protocol: "TCP", port: "3389", about: "RDP" },
  { protocol: "ICMP", port: "ALL", about: "Ping" },
].map((rule) => ({ ...rule, cidr: "0.0.0.0/0", ipv6_cidr: "", action: "ACCEPT" }));

/** The names of a batch: one name as it is, several with rising numbers; without a name, the image's and four letters. */
export function namesFor(name: string | undefined, title: string, count: number, random: Random): readonly string[] {
  const base = name ?? `${title}-${alphanumeric(random, 4)}`;
  return count === 1 ? [base] : Array.from({ length: count }, (_, index) => `${base}${index + 1}`);
}
