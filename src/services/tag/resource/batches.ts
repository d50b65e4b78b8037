import type { Fail } from "#kernel/action.ts";
import { cvmRegions } from "#services/regions.ts";
import { hasTags, kindOf } from "./kinds.ts";
import type { Resource, Resources } from "./rows.ts";

/** Resources of one kind in one region, as actions name them. */
interface OfKind {
  readonly ServiceType: string;
  readonly ResourcePrefix: string;
  readonly ResourceRegion: string;
  readonly ResourceIds: readonly string[];
}

/** The same where kind and region are optional, as resources of some products have none. */
interface Batch extends Pick<OfKind, "ServiceType" | "ResourceIds"> {
  readonly ResourcePrefix: string | undefined;
  readonly ResourceRegion: string | undefined;
}

type KindCode =
  | "InvalidParameterValue.ServiceTypeInvalid"
  | "InvalidParameterValue.ResourcePrefixInvalid"
  | "InvalidParameterValue.RegionInvalid";

/** Refuses what is no kind of resource with tags, or no region. */
export function checkKind(
  {
    ServiceType,
    ResourcePrefix,
    ResourceRegion,
  }: Readonly<Record<"ServiceType" | "ResourcePrefix" | "ResourceRegion", string>>,
  fail: Fail<KindCode>,
): void {
  if (!hasTags(ServiceType)) {
    fail("InvalidParameterValue.ServiceTypeInvalid", { parameter: "ServiceType", value: ServiceType });
  }
  if (!kindOf(ServiceType, ResourcePrefix)) {
    fail("InvalidParameterValue.ResourcePrefixInvalid", { parameter: "ResourcePrefix", value: ResourcePrefix });
  }
  if (!cvmRegions.includes(ResourceRegion)) {
    fail("InvalidParameterValue.RegionInvalid", { parameter: "ResourceRegion", value: ResourceRegion });
  }
}

/** Several resources of one kind, each of which must exist. */
export async function batchOf(
  { ServiceType: service, ResourcePrefix: prefix = "", ResourceRegion: region = "", ResourceIds }: Batch,
  {
    resources,
    fail,
  }: { readonly resources: Resources; readonly fail: Fail<KindCode | "InvalidParameterValue.ResourceIdInvalid"> },
): Promise<readonly Resource[]> {
  checkKind({ ServiceType: service, ResourcePrefix: prefix, ResourceRegion: region }, fail);
  const { account } = resources;
  const there = await resources.some({ service, region, account, prefix }, ResourceIds);
  return ResourceIds.map(
    (value) => there.get(value) ?? fail("InvalidParameterValue.ResourceIdInvalid", { parameter: "ResourceIds", value }),
  );
}

/** Several resources of one kind as far as they have tags, in the order asked for. */
export async function taggedOf(
  { ServiceType: service, ResourcePrefix: prefix, ResourceRegion: region, ResourceIds }: OfKind,
  resources: Resources,
): Promise<readonly Resource[]> {
  const { account } = resources;
  const there = await resources.some({ service, region, account, prefix }, ResourceIds);
  return ResourceIds.flatMap((id) => there.get(id) ?? []).filter(({ tags }) => tags.length > 0);
}
