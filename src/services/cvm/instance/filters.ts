import type { Fail } from "#kernel/action.ts";
import type { Filter, Offer } from "#kernel/filters.ts";
import { tagsIn } from "#services/tags.ts";
import type { InstanceRow } from "./rows.ts";

/** What instances are filtered by. Of what there is none here, such as networks, none is found. */
export const instanceFilters = {
  zone: { about: "the zone" },
  "project-id": { about: "the project, 0" },
  "host-id": { about: "the dedicated host; there are none" },
  "dedicated-cluster-id": { about: "the dedicated cluster; there are none" },
  "vpc-id": { about: "the network; none has an id" },
  "subnet-id": { about: "the subnet; none has an id" },
  "instance-id": { about: "the id" },
  uuid: { about: "the id in the whole world" },
  "security-group-id": { about: "the security group; there are none" },
  "instance-name": { about: "a part of the name" },
  "instance-charge-type": { about: "the way to pay, POSTPAID_BY_HOUR" },
  "instance-state": { about: "the state" },
  "private-ip-address": { about: "the private address" },
  "public-ip-address": { about: "the public address" },
  "ipv6-address": { about: "the IPv6 address; there are none" },
  "tag-key": { about: "key of a tag" },
  "tag-value": { about: "value of a tag" },
  "creation-start-time": { about: "made at this moment or later" },
  "creation-end-time": { about: "made at this moment or earlier" },
} as const satisfies Readonly<Record<string, Offer>>;

type Name = keyof typeof instanceFilters;

const none = (): boolean => false;

const conditions: Readonly<Record<Name, (row: InstanceRow, value: string) => boolean>> = {
  zone: (row, value) => row.zone === value,
  "project-id": (_, value) => value === "0",
  "host-id": none,
  "dedicated-cluster-id": none,
  "vpc-id": none,
  "subnet-id": none,
  "instance-id": (row, value) => row.id === value,
  uuid: (row, value) => row.uuid === value,
  "security-group-id": none,
  "instance-name": (row, value) => row.name.includes(value),
  "instance-charge-type": (_, value) => value === "POSTPAID_BY_HOUR",
  "instance-state": (row, value) => row.state === value,
  "private-ip-address": (row, value) => row.private_ip === value,
  "public-ip-address": (row, value) => row.public_ip === value,
  "ipv6-address": none,
  "tag-key": (row, value) => tagsIn(row).some((tag) => tag.key === value),
  "tag-value": (row, value) => tagsIn(row).some((tag) => tag.value === value),
  "creation-start-time": (row, value) => row.created >= Date.parse(value),
  "creation-end-time": (row, value) => row.created <= Date.parse(value),
};

const isName = (name: string): name is Name => Object.hasOwn(conditions, name);

export function passes(row: InstanceRow, filters: readonly Filter[]): boolean {
  return filters.every(({ Name, Values }) => {
    const key = /^tag:(.+)$/s.exec(Name)?.[1];
    if (key !== undefined) return tagsIn(row).some((tag) => tag.key === key && Values.includes(tag.value));
    return isName(Name) && Values.some((value) => conditions[Name](row, value));
  });
}

const hex = "[0-9a-f]";
const time = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\dZ?)?$/;
const ipv4 = /^(\d{1,3}\.){3}\d{1,3}$/;

/** What values must look like, and the code for those that do not. */
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
} as const satisfies Partial<Record<Name, readonly [RegExp, string]>>;

type FormCode = (typeof forms)[keyof typeof forms][1];

/** Fails for the first value that has not the form of what it stands for. */
export function checkFilters(filters: readonly Filter[], fail: Fail<FormCode>): void {
  const known: Readonly<Record<string, readonly [RegExp, FormCode]>> = forms;
  for (const { Name, Values } of filters) {
    const [form, code] = (Object.hasOwn(known, Name) ? known[Name] : undefined) ?? [];
    const stranger = form && Values.find((value) => !form.test(value));
    if (code && stranger !== undefined) fail(code, { parameter: `Filters.${Name}`, value: stranger });
  }
}
