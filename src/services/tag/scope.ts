import type { Visit } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import { KnownTags } from "#services/tags.ts";
import { Resources } from "./resource/rows.ts";
import { Creators } from "./tag/creators.ts";

/** Declares an action of the tag service. What it gets is bound to the caller's account. */
export const action = actionsOf((visit: Visit) => ({
  known: new KnownTags(visit),
  resources: new Resources(visit.cloud.db, visit.caller.account, visit),
  creators: new Creators(visit.cloud.db, visit.caller.account),
  account: visit.caller.account,
  language: visit.languages.language,
}));
