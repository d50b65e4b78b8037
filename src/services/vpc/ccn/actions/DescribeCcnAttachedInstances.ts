import { int, listOf, string } from "#kernel/fields.ts";
import { type Filter, filters } from "#kernel/filters.ts";
import { cvmRegions } from "#services/regions.ts";
import { action } from "../../scope.ts";
import { ordered } from "../../wire/order.ts";
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

/** What each filter looks at. */
const looks: Readonly<Record<string, (one: Attachment) => string>> = {
  "ccn-id": (one) => one.ccn,
  "instance-type": () => "VPC",
  "instance-region": (one) => one.region,
  "instance-id": (one) => one.network.id,
};

function passes(one: Attachment, { Name, Values }: Filter): boolean {
  const look = looks[Name];
  return look !== undefined && Values.includes(look(one));
}

export default action({
  name: "DescribeCcnAttachedInstances",
  category: "CCN",
  summary: "Lists the networks that belong to CCNs or ask to, newest first unless asked otherwise.",
  rateLimit: 100,
  regions: cvmRegions,
  resources: ["ccn/$CcnId"],

  input: {
    ...paging,
    Filters: filters(
      {
        "ccn-id": { about: "the CCN" },
        "instance-type": { about: "the kind of network, VPC" },
        "instance-region": { about: "the region of the network" },
        "instance-id": { about: "the id of the network" },
      },
      filterRules,
    ).default([]),
    CcnId: ccnId("Only those of this CCN.").optional(),
    OrderField: string("What to sort by.").oneOf(Object.keys(columns), "InvalidParameterValue.Range").optional(),
    OrderDirection: direction().default("ASC"),
  },

  output: {
    TotalCount: int("How many match, on all pages."),
    InstanceSet: listOf(CcnAttachedInstance, "The networks of this page."),
  },

  errors: [
    "InvalidParameter.FilterInvalidKey",
    "InvalidParameter.FilterNotDict",
    "InvalidParameter.FilterValuesNotList",
    "InvalidParameterValue.LimitExceeded",
    "InvalidParameterValue.Malformed",
    "InvalidParameterValue.Range",
    "UnsupportedOperation",
    "UnsupportedOperation.AppIdNotFound",
  ],

  async run({ input, attachments }) {
    const { CcnId, Filters, Offset, Limit, OrderField = "", OrderDirection } = input;
    const matches = (await attachments.all()).filter(
      (one) => (CcnId === undefined || one.ccn === CcnId) && Filters.every((filter) => passes(one, filter)),
    );
    const page = ordered(matches, columns[OrderField], OrderDirection).slice(Offset, Offset + Limit);
    return { TotalCount: matches.length, InstanceSet: page.map(toAttachedInstance) };
  },
});
