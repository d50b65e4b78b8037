import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ccnId } from "../../wire/parameters.ts";
import { pathOf } from "../../work/paths.ts";
import { detachCcn } from "../operations.ts";
import { ccnPaths } from "../states.ts";

const name = "DetachCcn";

export default action({
  name,
  category: "CCN",
  summary: "Detaches the account's private network in the region from a CCN, or withdraws its application.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,

  operation: detachCcn,

  input: { CcnId: ccnId() },

  output: {},

  raises: [
    "InvalidParameterValue.CcnIdMalformed",
    "UnsupportedOperation.CcnNotAttached",
    "UnsupportedOperation.DetachCcnFailed",
  ],
  alsoPublished: ["InternalError", "UnsupportedOperation"],

  async run({ input: { CcnId }, ccn, operations, fail }) {
    const present = await ccn.find();
    const details = { parameter: "CcnId", value: CcnId };
    if (present?.id !== CcnId) return fail("UnsupportedOperation.CcnNotAttached", details);
    const path = pathOf(ccnPaths, name, present.state);
    if (!path) return fail("UnsupportedOperation.DetachCcnFailed", { ...details, state: present.state });
    // A withdrawn application must not be accepted later.
    await operations.cancel(detachCcn, CcnId);
    await operations.begin(detachCcn, { resource: CcnId, path, detail: {} });
    return {};
  },
});
