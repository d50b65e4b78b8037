import { type Call, testExamples } from "./testExamples.ts";

const tag = (TagKey: string, TagValue: string): Call => ["CreateTag", { TagKey, TagValue }];
const described = (region: string, id: string) => `qcs::lighthouse:${region}:uin/100015158414:instance/${id}`;
const plain = described("ap-beijing", "lhins-plain001");
const bound = (TagKey: string): readonly Call[] => [
  tag(TagKey, "before"),
  ["AddResourceTag", { Resource: plain, TagKey, TagValue: "before" }],
];
const t1: readonly Call[] = [tag("t1", "v1"), tag("t1", "v0")];
const attached: Call = [
  "AttachResourcesTag",
  {
    ServiceType: "lighthouse",
    ResourcePrefix: "instance",
    ResourceRegion: "ap-guangzhou",
    ResourceIds: ["lhins-plain001", "lhins-plain002"],
    TagKey: "t1",
    TagValue: "v0",
  },
];
const numbered: readonly Call[] = [tag("09221", "092211"), tag("09221", "092212")];
/** A page token encodes the name after which the next page starts. */
const after = (name: string) => Buffer.from(`after ${name}`).toString("base64url");

testExamples({
  service: "tag",
  world: "neighbours.world.yaml",
  setup: {
    AddResourceTag: [tag("testTagKey", "testTagValue")],
    AttachResourcesTag: t1,
    DeleteResourceTag: bound("testTagKey"),
    DeleteTag: [tag("testTagKey", "testTagValue")],
    DeleteTags: numbered,
    DescribeTags: [tag("testTagKey", "testTagValue")],
    DescribeTagsSeq: [tag("testTagKey", "testTagValue")],
    DetachResourcesTag: [...t1, attached],
    ModifyResourceTags: [...bound("testTagKey1"), ...bound("testTagKey2")],
    ModifyResourcesTagValue: [...t1, attached],
    UpdateResourceTagValue: [tag("testTagKey", "testTagValue"), ...bound("testTagKey")],
  },
  placeholders: {
    cvm: "lighthouse",
    "ins-1234": "lhins-tagged01",
    "ins-001": "lhins-plain001",
    "ins-002": "lhins-plain002",
    "qcs::cvm:ap-beijing:uin/1234567:instance/ins-123": plain,
    "qcs::cvm:ap-beijing:uin/100000558920:instance/ins-123": described("ap-beijing", "lhins-tagged01"),
    "qcs::cvm:ap-shanghai:uin/100000558920:instance/ins-345": described("ap-shanghai", "lhins-tagged01"),
    "qcs::cvm:ap-beijing:uin/10000055****:instance/ins-****": plain,
    "qcs::cvm:ap-beijing:uin/10000055****:instance/****": plain,
    "qcs::cvm:ap-shanghai:uin/10000055****:volume/****": described("ap-guangzhou", "lhins-plain001"),
    "qcs::cvm:ap-shanghai:uin/10000055****:volme/volme-****": described("ap-guangzhou", "lhins-plain001"),
    "oaWvQ5SFPGhUtWMA3LKTKgryBtKrDB215AUhaE**********": after(""),
    "CvHxL9Up8UzmIeLZKL-pSEjfF0aDNyMkn5kyTyn2M*********": after(""),
    "Ab9jDQQcwdAXTyU2IUabQzkIKltlrX19nJCB8MIuJD9Ck8*********": after(""),
  },
  contradictory: [
    {
      action: "DescribeResourceTags",
      part: '"cos"',
      differences: ["Rows is empty"],
      reason: "buckets do not exist here",
    },
    { action: "GetTagKeys", part: '"MaxResults":"', code: "InvalidParameter", reason: "MaxResults is an integer" },
    { action: "GetTagValues", part: '"MaxResults":"', code: "InvalidParameter", reason: "MaxResults is an integer" },
    { action: "GetTags", part: '"MaxResults":"', code: "InvalidParameter", reason: "MaxResults is an integer" },
  ],
});
