import { lighthouseRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ccnId } from "../../wire/parameters.ts";
import { attachCcn } from "../operations.ts";
import { ccnPaths } from "../states.ts";

const name = "AttachCcn";

export default action({
  name,
  category: "CCN",
  summary: "Asks for the account's private network in the region to join a CCN, which agrees by itself.",
  rateLimit: 20,
  regions: lighthouseRegions,
  atomic: true,

  operation: attachCcn,

  input: { CcnId: ccnId() },

  output: {},

  raises: [
    "InternalError",
    "InvalidParameterValue.CcnIdMalformed",
    "UnauthorizedOperation.NoPermission",
    "UnsupportedOperation",
    "UnsupportedOperation.AttachCcnConditionUnsatisfied",
    "UnsupportedOperation.AttachCcnFailed",
    "UnsupportedOperation.CcnAlreadyAttached",
  ],

  async run({ input: { CcnId }, ccn, instances, operations, now, fail }) {
    const present = await ccn.find();
    if (present) fail("UnsupportedOperation.CcnAlreadyAttached", { parameter: "CcnId", value: present.id });
    // The private network is there as long as there are instances in it.
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
