import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ccnId } from "../../wire/parameters.ts";
import { pathOf } from "../../work/paths.ts";
import { resetAttachCcn } from "../operations.ts";
import { ccnPaths } from "../states.ts";

const name = "ResetAttachCcn";

export default action({
  name,
  category: "CCN",
  summary: "Applies again to attach to a CCN after the first application expired.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,

  operation: resetAttachCcn,

  input: { CcnId: ccnId() },

  output: {},

  raises: [
    "InvalidParameterValue.CcnIdMalformed",
    "MissingParameter",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.CcnNotAttached",
    "UnsupportedOperation.ResetAttachCcnFailed",
  ],
  alsoPublished: ["InternalError", "UnsupportedOperation"],

  async run({ input: { CcnId }, ccn, operations, fail }) {
    const present = await ccn.find();
    const details = { parameter: "CcnId", value: CcnId };
    if (present?.id !== CcnId) return fail("UnsupportedOperation.CcnNotAttached", details);
    const path = pathOf(ccnPaths, name, present.state);
    if (!path) return fail("UnsupportedOperation.ResetAttachCcnFailed", { ...details, state: present.state });
    await operations.begin(resetAttachCcn, { resource: CcnId, path, detail: {} });
    return {};
  },
});
