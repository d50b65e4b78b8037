import type { Writer } from "../writer.ts";

interface State {
  /** The tags in the instance list, and in the tag service. */
  readonly onInstance: readonly string[];
  readonly inTagService: readonly string[];
}

/** Binds tags to an instance and unbinds them. */
export function tags(InstanceId: string, resource: string): Writer<State> {
  const ResourceList = [resource];
  return {
    name: "tags",
    async read({ lighthouse, tag }) {
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ InstanceIds: [InstanceId] });
      const { ResourceTagMappingList = [] } = await tag.GetResources({ ResourceList });
      const onInstance = (InstanceSet[0]?.Tags ?? []).map(({ Key, Value }) => `${Key}=${Value}`);
      const inTagService = ResourceTagMappingList.flatMap(({ Tags = [] }) =>
        Tags.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`),
      );
      return { onInstance: onInstance.toSorted(), inTagService: inTagService.toSorted() };
    },
    next({ onInstance }, turn) {
      if (onInstance.length > 0 && turn % 3 === 0) {
        return {
          call: ({ tag }) => tag.UnTagResources({ ResourceList, TagKeys: ["one", "two"] }),
          after: { onInstance: [], inTagService: [] },
        };
      }
      const pairs = ["one", "two"].map((TagKey) => ({ TagKey, TagValue: String(turn) }));
      const both = pairs.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`);
      return {
        call: ({ tag }) => tag.TagResources({ ResourceList, Tags: pairs }),
        after: { onInstance: both, inTagService: both },
      };
    },
  };
}
