import type { Visit } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import { Blueprints } from "./blueprints.ts";
import { CvmImages } from "./cvmImages.ts";
import { Disks } from "./disks.ts";
import { Instances } from "./instances.ts";
import { KeyPairs } from "./keyPairs.ts";
import { Operations } from "./operations.ts";
import { Snapshots } from "./snapshots.ts";

/** Declares an action of Lighthouse. What it gets is bound to the caller's account and region. */
export const action = actionsOf((visit: Visit) => ({
  blueprints: new Blueprints(visit.cloud.db, visit.caller.account, visit.region),
  instances: new Instances(visit.cloud.db, visit.caller.account, visit.region),
  disks: new Disks(visit.cloud.db, visit.caller.account, visit.region),
  keyPairs: new KeyPairs(visit.cloud.db, visit.caller.account, visit.region),
  snapshots: new Snapshots(visit.cloud.db, visit.caller.account, visit.region),
  operations: new Operations(visit),
  machines: visit.cloud.machines,
  cvmImages: new CvmImages(visit),
  db: visit.cloud.db,
  account: visit.caller.account,
  language: visit.languages.language,
  askedLanguage: visit.languages.askedLanguage,
  region: visit.region,
  get now() {
    return visit.now;
  },
  get random() {
    return visit.random;
  },
}));
