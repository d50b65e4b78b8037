import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { benchKey } from "./key.ts";

/** A world with one image in ap-guangzhou and twenty in ap-shanghai. */
export function writeBenchWorld(file: string): void {
  const image = (region: string, n: number) => ({
    id: `img-bench${String(n).padStart(3, "0")}`,
    account: "100000000001",
    region,
    name: `image ${n}`,
    about: "An image to be listed",
    os: "Ubuntu Server 22.04 LTS 64bit",
    platform: "Ubuntu",
  });
  const role = {
    name: "Lighthouse_QCSLinkedRoleInBasic",
    service: "basic.lighthouse.cloud.tencent.com",
    policies: ["QcloudAccessForLighthouseLinkedRoleInBasic"],
  };
  const world = {
    accounts: [{ uin: "100000000001", name: "Bench", appId: 1_250_000_001, keys: [benchKey], roles: [role] }],
    images: [image("ap-guangzhou", 0), ...Array.from({ length: 20 }, (_, n) => image("ap-shanghai", n + 1))],
  };
  mkdirSync(dirname(file), { recursive: true });
  // YAML is a superset of JSON.
  writeFileSync(file, JSON.stringify(world, null, 1));
}
