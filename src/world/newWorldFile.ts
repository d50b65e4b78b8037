import type { Random } from "#kernel/ports.ts";
import { alphanumeric, decimal } from "#kernel/randomText.ts";

/** A world file with one account and a random key, for a server that others can reach. */
export function newWorldFile(random: Random): string {
  return `accounts:
  - uin: "1${decimal(random, 11)}"
    name: Mine
    appId: 13${decimal(random, 8)}
    keys:
      - { secretId: AKID${alphanumeric(random, 32)}, secretKey: ${alphanumeric(random, 32)} }
    roles:
      - name: Lighthouse_QCSLinkedRoleInBasic
        about: Lighthouse acts with this role in other products of the account, within the policy bound to it.
        service: basic.lighthouse.cloud.tencent.com
        policies: [QcloudAccessForLighthouseLinkedRoleInBasic]
`;
}
