import { ccnChinese } from "./ccn/chinese.ts";
import { diskChinese } from "./disk/chinese.ts";
import { diskBackupChinese } from "./disk-backup/chinese.ts";
import { dockerChinese } from "./docker/chinese.ts";
import { firewallChinese } from "./firewall/chinese.ts";
import { firewallTemplateChinese } from "./firewall-template/chinese.ts";
import { imageChinese } from "./image/chinese.ts";
import { instanceChinese } from "./instance/chinese.ts";
import { keyChinese } from "./key/chinese.ts";
import { mcpChinese } from "./mcp/chinese.ts";
import { packageChinese } from "./package/chinese.ts";
import { quotaChinese } from "./quota/chinese.ts";
import { regionChinese } from "./region/chinese.ts";
import { sceneChinese } from "./scene/chinese.ts";
import { snapshotChinese } from "./snapshot/chinese.ts";
import { sharedChinese } from "./wire/chinese.ts";
import { workChinese } from "./work/chinese.ts";

/** Chinese translations of all declared texts of Lighthouse, keyed by the English text. */
export const chinese: Readonly<Record<string, string>> = {
  ...ccnChinese,
  ...diskChinese,
  ...diskBackupChinese,
  ...dockerChinese,
  ...firewallChinese,
  ...firewallTemplateChinese,
  ...imageChinese,
  ...instanceChinese,
  ...keyChinese,
  ...mcpChinese,
  ...packageChinese,
  ...quotaChinese,
  ...regionChinese,
  ...sceneChinese,
  ...snapshotChinese,
  ...sharedChinese,
  ...workChinese,
};
