import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { KnownTags } from "#services/tags.ts";
import { Images } from "./image/rows.ts";
import { Instances } from "./instance/rows.ts";

/** Declares an action of CVM. What it gets is bound to the caller's account and region. */
export const action = actionsOf<CommonCode>()((context: CallContext) => ({
  images: new Images(context.cloud.db, context.caller.account, context.region),
  instances: new Instances(context.cloud.db, context.caller.account, context.region, context),
  imagesIn: (region: string) => new Images(context.cloud.db, context.caller.account, region),
  tags: new KnownTags(context),
  db: context.cloud.db,
  vault: context.cloud.vault,
  caller: context.caller,
  region: context.region,
  language: context.languages.language,
  pace: context.cloud.pace,
  allowPrivateUrls: context.cloud.allowPrivateUrls,
  /** Looks at the clock only when it is asked. */
  clock: context,
  get now() {
    return context.now;
  },
  get requestId() {
    return context.requestId;
  },
  get random() {
    return context.random;
  },
}));
