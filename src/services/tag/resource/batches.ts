import type { Fail } from "#kernel/action.ts";
import { cvmRegions } from "#services/regions.ts";
import { hasTags, kindOf } from "./kinds.ts";
import type { Resource, Resources } from "./rows.ts";

/** Resources of one type in one region, as actions name them. */
interface OfKind {
  readonly ServiceType: string;
  readonly ResourcePrefix: string;
  readonly ResourceRegion: string;
  readonly ResourceIds: readonly string[];
}

/** The same with optional type and region, because resources of some products have none. */
interface Batch extends Pick<OfKind, "ServiceType" | "ResourceIds"> {
  readonly ResourcePrefix: string | undefined;
  readonly ResourceRegion: string | undefined;
}

type KindCode =
  | "InvalidParameterValue.ServiceTypeInvalid"
  | "InvalidParameterValue.ResourcePrefixInvalid"
  | "InvalidParameterValue.RegionInvalid";

/** Fails for an unknown resource type or region. */
export function checkResourceType(
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

/** Resources of one type, each of which must exist. */
export async function batchOf(
  { ServiceType: service, ResourcePrefix: prefix = "", ResourceRegion: region = "", ResourceIds }: Batch,
  {
    resources,
    fail,
  }: { readonly resources: Resources; readonly fail: Fail<KindCode | "InvalidParameterValue.ResourceIdInvalid"> },
): Promise<readonly Resource[]> {
  checkResourceType({ ServiceType: service, ResourcePrefix: prefix, ResourceRegion: region }, fail);
  const { account } = resources;
  const there = await resources.some({ service, region, account, prefix }, ResourceIds);
  return ResourceIds.map(
    (value) => there.get(value) ?? fail("InvalidParameterValue.ResourceIdInvalid", { parameter: "ResourceIds", value }),
  );
}

/** The tagged resources among those requested, in the requested order. */
export async function taggedOf(
  { ServiceType: service, ResourcePrefix: prefix, ResourceRegion: region, ResourceIds }: OfKind,
  resources: Resources,
): Promise<readonly Resource[]> {
  const { account } = resources;
  const there = await resources.some({ service, region, account, prefix }, ResourceIds);
  return ResourceIds.flatMap((id) => there.get(id) ?? []).filter(({ tags }) => tags.length > 0);
}
