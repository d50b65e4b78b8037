import type { Visit } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import { Blueprints } from "./blueprints.ts";
import { CvmImages } from "./cvmImages.ts";

/** Declares an action of Lighthouse. What it gets is bound to the caller's account and region. */
export const action = actionsOf((visit: Visit) => ({
  blueprints: new Blueprints(visit.cloud.db, visit.caller.account, visit.region),
  cvmImages: new CvmImages(visit),
  askedLanguage: visit.languages.askedLanguage,
  region: visit.region,
  get now() {
    return visit.now;
  },
  get random() {
    return visit.random;
  },
}));
