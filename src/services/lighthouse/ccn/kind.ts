import type { ResourceKind } from "../work/kinds.ts";
import { ccnPaths } from "./states.ts";

export const ccnKind: ResourceKind = {
  name: "ccn",
  table: "ccn_attachments",
  states: [{ title: "Attachments to a CCN", paths: ccnPaths }],
};
