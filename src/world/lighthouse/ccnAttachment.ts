import { InconsistencyError } from "../inconsistencyError.ts";
import type { LighthouseRows } from "./lighthouseRows.ts";
import type { LighthouseWorld } from "./schema.ts";
import { timeOr } from "./times.ts";
import type { WorldContext } from "./worldContext.ts";

type WorldCcnAttachment = LighthouseWorld["ccnAttachments"][number];

export function checkCcnAttachment(
  { id, account, region }: WorldCcnAttachment,
  at: string,
  { names, world }: WorldContext,
): void {
  if (!world.ccns.some((ccn) => ccn.id === id && ccn.account === account)) {
    throw new InconsistencyError(`${at}.id`, `account ${account} has no CCN ${id} in this world`);
  }
  names.add(`private network of ${account} in ${region}`, `${at}.region`);
}

export function addCcnAttachment(rows: LighthouseRows, { created, ...columns }: WorldCcnAttachment, now: number): void {
  rows.ccn_attachments.push({ ...columns, created: timeOr(created, now) });
}
