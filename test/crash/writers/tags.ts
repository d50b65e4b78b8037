import type { Writer } from "../writer.ts";

interface Has {
  /** As the instance shows them, and as the tag service does. */
  readonly shown: readonly string[];
  readonly told: readonly string[];
}

/** Ties tags to an instance and takes them off. */
export function tags(InstanceId: string, resource: string): Writer<Has> {
  const ResourceList = [resource];
  return {
    name: "tags",
    async look({ lighthouse, tag }) {
      const { InstanceSet = [] } = await lighthouse.DescribeInstances({ InstanceIds: [InstanceId] });
      const { ResourceTagMappingList = [] } = await tag.GetResources({ ResourceList });
      const shown = (InstanceSet[0]?.Tags ?? []).map(({ Key, Value }) => `${Key}=${Value}`);
      const told = ResourceTagMappingList.flatMap(({ Tags = [] }) =>
        Tags.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`),
      );
      return { shown: shown.toSorted(), told: told.toSorted() };
    },
    next({ shown }, turn) {
      if (shown.length > 0 && turn % 3 === 0) {
        return {
          call: ({ tag }) => tag.UnTagResources({ ResourceList, TagKeys: ["one", "two"] }),
          after: { shown: [], told: [] },
        };
      }
      const pairs = ["one", "two"].map((TagKey) => ({ TagKey, TagValue: String(turn) }));
      const both = pairs.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`);
      return {
        call: ({ tag }) => tag.TagResources({ ResourceList, Tags: pairs }),
        after: { shown: both, told: both },
      };
    },
  };
}
