import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { CloudOptions } from "#start.ts";
import { key, TestClock, TestCloud } from "../cloud.ts";

/** A temporary directory that is deleted at the end of its block. */
export class Folder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), "skerry-test-"));

  /** Writes a file and returns its path. */
  write(name: string, text: string): string {
    const file = join(this.path, name);
    writeFileSync(file, text);
    return file;
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Parts of a world file, before validation. */
export interface Parts {
  readonly accounts?: readonly object[];
  readonly images?: readonly object[];
  readonly instances?: readonly object[];
  readonly ccns?: readonly object[];
  readonly lighthouse?: object;
  readonly pace?: object;
  readonly commands?: readonly object[];
}

/** A server with a world from a temporary YAML file. By default it has account 1. */
export async function cloudOf(
  parts: Parts,
  options: Partial<CloudOptions> = {},
  clock = new TestClock(),
): Promise<TestCloud> {
  using folder = new Folder();
  const world = folder.write("world.yaml", stringify({ accounts: [account(1)], ...parts }));
  return await TestCloud.start({ ...options, world }, clock);
}

/** A pace so slow that no state ends without `clock.advance`, even on a slow machine; and the duration of one state, in ms. */
export const calmPace = { images: 20, instances: 20, operations: 20 };
export const calmly = 20_000;

export const uin = (number: number): string => String(100_000_000_000 + number);

export const lighthouseRole = {
  name: "Lighthouse_QCSLinkedRoleInBasic",
  service: "basic.lighthouse.cloud.tencent.com",
  policies: ["QcloudAccessForLighthouseLinkedRoleInBasic"],
};

/** A root account with the development key of its number and the Lighthouse role. */
export const account = (number: number, parts: object = {}): object => ({
  uin: uin(number),
  name: `account ${number}`,
  appId: 1_250_000_000 + number,
  keys: [key(number)],
  roles: [lighthouseRole],
  ...parts,
});

/** A shareable image of account 1 in Guangzhou, named by its id. */
export const image = (id: string, parts: object = {}): object => ({
  id,
  account: uin(1),
  region: "ap-guangzhou",
  name: id,
  os: "Debian 12 64bit",
  platform: "Debian",
  ...parts,
});

/** An instance of account 1 in Guangzhou with one system disk. */
export const instance = (id: string, parts: object = {}): object => ({
  id,
  account: uin(1),
  region: "ap-guangzhou",
  zone: "ap-guangzhou-3",
  name: id,
  os: "Debian 12 64bit",
  platform: "Debian",
  disks: [{ id: "disk-systemd1", usage: "SYSTEM_DISK", size: 40 }],
  ...parts,
});

/** An instance of Lighthouse of account 1 in Guangzhou, with Debian. */
export const machine = (id: string, parts: object = {}): object => ({
  ...place,
  id,
  bundle: "bundle2022_gen_01",
  blueprint: "lhbp-mxml4cnq",
  ...parts,
});

/** The account and region of Lighthouse resources. */
export const place = { account: uin(1), region: "ap-guangzhou" };

/** A policy document that allows actions on resources. */
export const allowing = (action: string | readonly string[], resource: string | readonly string[] = "*"): string =>
  JSON.stringify({ version: "2.0", statement: [{ effect: "allow", action, resource }] });
