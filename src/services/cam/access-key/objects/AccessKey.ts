import { objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import type { KeyRow } from "../rows.ts";

const fields = {
  AccessKeyId: string("The SecretId."),
  Status: string("Active or Inactive."),
  CreateTime: string("When it was made, in China's time."),
  Description: string("What it is for.").nullable(),
};

export const AccessKey = objectType("AccessKey", fields);

export const AccessKeyDetail = objectType("AccessKeyDetail", {
  ...fields,
  SecretAccessKey: string("The SecretKey, told this once.").secret(),
});

export const accessKey = (key: KeyRow): typeof AccessKey.value => ({
  AccessKeyId: key.secret_id,
  Status: key.active === 1 ? "Active" : "Inactive",
  CreateTime: chinaTime(key.created),
  Description: key.note,
});
