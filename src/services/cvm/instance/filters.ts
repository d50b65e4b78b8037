import type { Fail } from "#kernel/action.ts";
import { type Filter, filtersOf } from "#kernel/filters.ts";
import { tagsIn } from "#services/tags.ts";
import type { InstanceRow } from "./rows.ts";

const tagsOf = (row: InstanceRow) => tagsIn(row).map(({ key, value }) => ({ Key: key, Value: value }));

const none = (): boolean => false;

/** The filters of instances. Features that do not exist here, such as networks with ids, match nothing. */
export const instanceFilters = filtersOf<InstanceRow>(tagsOf)(
  {
    zone: { about: "the zone", test: (row, value) => row.zone === value },
    "project-id": { about: "the project, 0", test: (_, value) => value === "0" },
    "host-id": { about: "the dedicated host, which matches nothing", test: none },
    "dedicated-cluster-id": { about: "the dedicated cluster, which matches nothing", test: none },
    "vpc-id": { about: "the network, which matches nothing", test: none },
    "subnet-id": { about: "the subnet, which matches nothing", test: none },
    "instance-id": { about: "the id", test: (row, value) => row.id === value },
    uuid: { about: "the globally unique id", test: (row, value) => row.uuid === value },
    "security-group-id": { about: "the security group, which matches nothing", test: none },
    "instance-name": { about: "a part of the name", test: (row, value) => row.name.includes(value) },
    "instance-charge-type": {
      about: "the billing mode, POSTPAID_BY_HOUR",
      test: (_, value) => value === "POSTPAID_BY_HOUR",
    },
    "instance-state": { about: "the state", test: (row, value) => row.state === value },
    "private-ip-address": { about: "the private address", test: (row, value) => row.private_ip === value },
    "public-ip-address": { about: "the public address", test: (row, value) => row.public_ip === value },
    "ipv6-address": { about: "the IPv6 address, which matches nothing", test: none },
    "tag-key": { about: "key of a tag", test: (row, value) => tagsIn(row).some((tag) => tag.key === value) },
    "tag-value": { about: "value of a tag", test: (row, value) => tagsIn(row).some((tag) => tag.value === value) },
    "creation-start-time": {
      about: "created at this time or later",
      test: (row, value) => row.created >= Date.parse(value),
    },
    "creation-end-time": {
      about: "created at this time or earlier",
      test: (row, value) => row.created <= Date.parse(value),
    },
  },
  {
    filters: { max: 10, code: "InvalidFilterValue.LimitExceeded" },
    values: { max: 5, code: "InvalidFilterValue.LimitExceeded" },
    unknown: "InvalidFilter",
  },
);

const hex = "[0-9a-f]";
const time = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\dZ?)?$/;
const ipv4 = /^(\d{1,3}\.){3}\d{1,3}$/;

/** The form of the values of a filter, and the code for a malformed value. */
const forms = {
  "host-id": [/^host-[0-9a-z]{8}$/, "InvalidHostId.Malformed"],
  "vpc-id": [/^vpc-[0-9a-z]{8}$/, "InvalidParameterValue.VpcIdMalformed"],
  "subnet-id": [/^subnet-[0-9a-z]{8}$/, "InvalidParameterValue.SubnetIdMalformed"],
  "instance-id": [/^ins-[0-9a-z]{8}$/, "InvalidParameterValue.InstanceIdMalformed"],
  uuid: [new RegExp(`^${hex}{8}(-${hex}{4}){3}-${hex}{12}$`), "InvalidParameterValue.UuidMalformed"],
  "security-group-id": [/^sg-[0-9a-z]{8}$/, "InvalidSgId.Malformed"],
  "private-ip-address": [ipv4, "InvalidParameterValue.IPAddressMalformed"],
  "public-ip-address": [ipv4, "InvalidParameterValue.IPAddressMalformed"],
  "ipv6-address": [/^[0-9a-f:]{2,39}$/i, "InvalidParameterValue.IPv6AddressMalformed"],
  "creation-start-time": [time, "InvalidParameterValue.InvalidTimeFormat"],
  "creation-end-time": [time, "InvalidParameterValue.InvalidTimeFormat"],
} as const satisfies Readonly<Record<string, readonly [RegExp, string]>>;

type FormCode = (typeof forms)[keyof typeof forms][1];

/** Fails for the first malformed value. */
export function checkFilters(filters: readonly Filter[], fail: Fail<FormCode>): void {
  const known: Readonly<Record<string, readonly [RegExp, FormCode]>> = forms;
  for (const { Name, Values } of filters) {
    const [form, code] = (Object.hasOwn(known, Name) ? known[Name] : undefined) ?? [];
    const stranger = form && Values.find((value) => !form.test(value));
    if (code && stranger !== undefined) fail(code, { parameter: `Filters.${Name}`, value: stranger });
  }
}
