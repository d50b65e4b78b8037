import { int, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import type { Policy } from "../rows.ts";
import type { Version } from "../versions.ts";

const number = int("Number of the version.");
const date = string("Creation time, in UTC.");
const inForce = int("1 for the default version, else 0.");

export const PolicyVersionItem = objectType("PolicyVersionItem", {
  VersionId: number,
  CreateDate: date,
  IsDefaultVersion: inForce,
});

export const PolicyVersionDetail = objectType("PolicyVersionDetail", {
  VersionId: number.nullable(),
  CreateDate: date.nullable(),
  IsDefaultVersion: inForce.nullable(),
  Document: string("Document of the version.").nullable(),
});

export const policyVersion = (policy: Policy, { version, created }: Version): typeof PolicyVersionItem.value => ({
  VersionId: version,
  CreateDate: isoTime(created),
  IsDefaultVersion: version === policy.version ? 1 : 0,
});
