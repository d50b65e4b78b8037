import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ccnId } from "../../wire/parameters.ts";
import { attachCcn } from "../operations.ts";
import { ccnPaths } from "../states.ts";

const name = "AttachCcn";

export default action({
  name,
  category: "CCN",
  summary: "Applies to attach the account's private network in the region to a CCN. The CCN accepts automatically.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,

  operation: attachCcn,

  input: { CcnId: ccnId() },

  output: {},

  raises: [
    "InvalidParameterValue.CcnIdMalformed",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation.AttachCcnConditionUnsatisfied",
    "UnsupportedOperation.AttachCcnFailed",
    "UnsupportedOperation.CcnAlreadyAttached",
  ],
  alsoPublished: ["InternalError", "UnsupportedOperation"],

  async run({ input: { CcnId }, ccn, instances, operations, now, fail }) {
    const present = await ccn.find();
    if (present) fail("UnsupportedOperation.CcnAlreadyAttached", { parameter: "CcnId", value: present.id });
    // The private network exists as long as it has instances.
    if ((await instances.all()).length === 0) {
      fail("UnsupportedOperation.AttachCcnConditionUnsatisfied", { parameter: "CcnId", value: CcnId });
    }
    if (!(await ccn.hasCcn(CcnId))) {
      fail("UnsupportedOperation.AttachCcnFailed", { parameter: "CcnId", value: CcnId });
    }
    const path = ccnPaths[name][""];
    await ccn.add(CcnId, path[0], now);
    await operations.begin(attachCcn, { resource: CcnId, path, detail: {} });
    return {};
  },
});
