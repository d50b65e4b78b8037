import { objectType, string } from "#kernel/fields.ts";
import { chinaTime } from "#kernel/times.ts";
import type { KeyRow } from "../rows.ts";

const fields = {
  AccessKeyId: string("The SecretId."),
  Status: string("Active or Inactive."),
  CreateTime: string("Creation time, in China Standard Time."),
  Description: string("Description.").nullable(),
};

export const AccessKey = objectType("AccessKey", fields);

export const AccessKeyDetail = objectType("AccessKeyDetail", {
  ...fields,
  SecretAccessKey: string("The SecretKey. It is returned only in this response.").secret(),
});

export const accessKey = (key: KeyRow): typeof AccessKey.value => ({
  AccessKeyId: key.secret_id,
  Status: key.active === 1 ? "Active" : "Inactive",
  CreateTime: chinaTime(key.created),
  Description: key.note,
});
