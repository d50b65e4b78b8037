import type { CallContext } from "#cloud.ts";
import { findRole } from "#identity/directory.ts";
import { tagFacts } from "#identity/facts.ts";
import { roleSelector } from "#identity/resourceNames.ts";
import { Policies } from "./policy/rows.ts";
import { namesOf } from "./resourceNames.ts";

/** The tags of roles and policies, as `key&value`, by the last segment of a name. Users and groups have no tags. */
export async function tagsOf(
  context: CallContext,
  _region: string,
  lastSegments: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const segment of lastSegments) {
    const row = await taggedRow(context, segment);
    if (row) found.set(segment, tagFacts(row));
  }
  return found;
}

async function taggedRow(context: CallContext, segment: string): Promise<{ readonly tags: string } | undefined> {
  const { cloud, caller } = context;
  const role = roleSelector(segment);
  if (role) return findRole(cloud.db, caller.account, role);
  const [name = ""] = await namesOf(context, segment);
  const [, id] = /^policyid\/(\d+)$/.exec(name) ?? [];
  return id === undefined
    ? undefined
    : new Policies({ db: cloud.db, account: caller.account }).find({ id: Number(id) });
}
