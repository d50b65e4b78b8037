import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { BenchKey } from "./key.ts";

/** The number of accounts, and of resources in each region of each account. */
export interface WorldSize {
  readonly accounts: number;
  readonly regions: readonly string[];
  readonly images: number;
  readonly instances: number;
}

export interface BenchAccount {
  readonly uin: string;
  readonly key: BenchKey;
}

export function accountsOf({ accounts }: WorldSize): readonly BenchAccount[] {
  return Array.from({ length: accounts }, (_, n) => ({
    uin: String(200_000_000_000 + n),
    key: { secretId: `AKIDbenchAccount${base36(n, 16)}`, secretKey: `secretOfTheBenchAccount${base36(n, 9)}` },
  }));
}

export const instanceOf = (account: number, n: number): string => `lhins-${base36(account * 100 + n, 8)}`;

/** Writes a world with many accounts, images and instances. */
export function writeManyWorld(file: string, crowd: WorldSize, pace: Readonly<Record<string, number>> = {}): void {
  const { regions, images, instances } = crowd;
  const people = accountsOf(crowd);
  const role = {
    name: "Lighthouse_QCSLinkedRoleInBasic",
    service: "basic.lighthouse.cloud.tencent.com",
    policies: ["QcloudAccessForLighthouseLinkedRoleInBasic"],
  };
  const each = <Thing>(count: number, thing: (account: string, region: string, index: number, n: number) => Thing) =>
    people.flatMap(({ uin }, index) =>
      regions.flatMap((region) => Array.from({ length: count }, (_, n) => thing(uin, region, index, n))),
    );
  const world = {
    pace,
    accounts: people.map(({ uin, key }, n) => ({
      uin,
      name: `Bench ${n}`,
      appId: 1_260_000_000 + n,
      keys: [key],
      roles: [role],
    })),
    images: each(images, (account, region, index, n) => ({
      id: `img-${base36(index * images + n, 8)}`,
      account,
      region,
      name: `image ${n}`,
      os: "Ubuntu Server 22.04 LTS 64bit",
      platform: "Ubuntu",
    })),
    lighthouse: {
      instances: each(instances, (account, region, index, n) => ({
        id: instanceOf(index, n),
        account,
        region,
        name: `instance ${n}`,
        bundle: "bundle2022_gen_01",
        blueprint: "lhbp-mxml4cnq",
        state: "RUNNING",
        expires: "2099-01-01T00:00:00Z",
      })),
    },
  };
  mkdirSync(dirname(file), { recursive: true });
  // YAML is a superset of JSON.
  writeFileSync(file, JSON.stringify(world));
}

const base36 = (n: number, length: number): string => n.toString(36).padStart(length, "0");
