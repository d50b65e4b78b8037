import type { Visit } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import { KnownTags } from "#services/tags.ts";
import { Images } from "./image/rows.ts";
import { Instances } from "./instance/rows.ts";

/** Declares an action of CVM. What it gets is bound to the caller's account and region. */
export const action = actionsOf((visit: Visit) => ({
  images: new Images(visit.cloud.db, visit.caller.account, visit.region),
  instances: new Instances(visit.cloud.db, visit.caller.account, visit.region, visit),
  imagesIn: (region: string) => new Images(visit.cloud.db, visit.caller.account, region),
  tags: new KnownTags(visit),
  db: visit.cloud.db,
  vault: visit.cloud.vault,
  caller: visit.caller,
  region: visit.region,
  language: visit.languages.language,
  pace: visit.cloud.pace,
  allowPrivateUrls: visit.cloud.allowPrivateUrls,
  /** Looks at the clock only when it is asked. */
  clock: visit,
  get now() {
    return visit.now;
  },
  get requestId() {
    return visit.requestId;
  },
  get random() {
    return visit.random;
  },
}));
