import { key, type TestCloud } from "../cloud.ts";

/** A resource of the first development account, in six segments. */
export const named = (
  id: string,
  kind = "lighthouse/instance",
  region = "ap-guangzhou",
  uin = "100000000001",
): string => {
  const [service, prefix] = kind.split("/");
  return `qcs::${service}:${region}:uin/${uin}:${prefix}/${id}`;
};

/** The tags of a resource as the tag service returns them, as KEY=VALUE. */
export async function tagsOf(cloud: TestCloud, resource: string, credential = key(1)): Promise<string[] | undefined> {
  const { ResourceTagMappingList = [] } = await cloud.tag(credential).GetResources({ ResourceList: [resource] });
  return ResourceTagMappingList[0]?.Tags?.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`);
}

/** All tags of the account but the one of the built-in world: KEY=VALUE. */
export async function allTags(cloud: TestCloud, credential = key(1)): Promise<string[]> {
  const { Tags = [] } = await cloud.tag(credential).GetTags({ MaxResults: 1000 });
  return Tags.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`).filter((pair) => pair !== "team=web");
}
