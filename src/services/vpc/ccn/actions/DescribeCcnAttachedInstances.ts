import { int, listOf, string } from "#kernel/fields.ts";
import { filtersOf } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { sorted } from "../../wire/order.ts";
import { ccnId, direction, filterRules, paging } from "../../wire/parameters.ts";
import type { Attachment } from "../attachments.ts";
import { CcnAttachedInstance, toAttachedInstance } from "../objects/CcnAttachedInstance.ts";

const columns: Readonly<Record<string, (one: Attachment) => string>> = {
  CcnId: (one) => one.ccn,
  InstanceType: () => "VPC",
  InstanceId: (one) => one.network.id,
  InstanceName: (one) => one.region,
  InstanceRegion: (one) => one.region,
  AttachedTime: (one) => new Date(one.created).toISOString(),
  State: (one) => one.state,
};

/** The filters of the list. */
const filters = filtersOf<Attachment>()(
  {
    "ccn-id": { about: "the CCN", read: (one) => [one.ccn] },
    "instance-type": { about: "the kind of network, VPC", read: () => ["VPC"] },
    "instance-region": { about: "the region of the network", read: (one) => [one.region] },
    "instance-id": { about: "the id of the network", read: (one) => [one.network.id] },
  },
  filterRules,
);

export default action({
  name: "DescribeCcnAttachedInstances",
  category: "CCN",
  summary: "Lists the networks of CCNs and the applications to join, newest first by default.",
  rateLimit: 100,
  regions: cvmRegions,
  resources: ["ccn/$CcnId"],

  input: {
    ...paging,
    Filters: filters.field.default([]),
    CcnId: ccnId("Returns only networks of this CCN.").optional(),
    OrderField: string("Field to sort by.").oneOf(Object.keys(columns), "InvalidParameterValue.Range").optional(),
    OrderDirection: direction().default("ASC"),
  },

  output: {
    TotalCount: int("Total number of matches."),
    InstanceSet: listOf(CcnAttachedInstance, "The networks of this page."),
  },

  raises: [
    "InvalidParameter.FilterInvalidKey",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Malformed",
    "InvalidParameterValue.Range",
  ],
  alsoPublished: [
    "InvalidParameter.FilterNotDict",
    "InvalidParameter.FilterValuesNotList",
    "UnsupportedOperation",
    "UnsupportedOperation.AppIdNotFound",
  ],

  async run({ input, attachments }) {
    const { CcnId, Filters, Offset, Limit, OrderField = "", OrderDirection } = input;
    const matches = (await attachments.all()).filter(
      (one) => (CcnId === undefined || one.ccn === CcnId) && filters.matches(one, Filters),
    );
    const page = sorted(matches, columns[OrderField], OrderDirection).slice(Offset, Offset + Limit);
    return { TotalCount: matches.length, InstanceSet: page.map(toAttachedInstance) };
  },
});
