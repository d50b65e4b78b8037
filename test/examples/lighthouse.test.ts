import { plain } from "../lighthouse/publicKeys.ts";
import { holdExamples } from "./hold.ts";

holdExamples({
  service: "lighthouse",
  world: "lighthouse.world.yaml",
  regions: {
    AttachCcn: "ap-shanghai",
    CreateDisks: "ap-hongkong",
    CreateFirewallRules: "ap-shanghai",
    DescribeDiskBackupsDeniedActions: "ap-beijing",
    DescribeSnapshotsDeniedActions: "ap-beijing",
    DisassociateInstancesKeyPairs: "ap-shanghai",
    ResetAttachCcn: "ap-beijing",
    ShareBlueprintAcrossAccounts: "ap-shanghai",
    StartInstances: "ap-shanghai",
    SyncBlueprint: "ap-tokyo",
    TerminateDisks: "ap-beijing",
    TerminateInstances: "ap-beijing",
  },
  brought: { "<PublicKey>": plain(256) },
  contradictory: [
    {
      action: "CreateInstances",
      part: '"Period":1',
      code: "ResourceUnavailable.BundleUnavailable",
      why: "the bundle is gone",
    },
    { action: "CreateInstances", part: '"Period":"1"', code: "InvalidParameter", why: "Period is an integer" },
    {
      action: "DescribeSnapshots",
      part: '"Percent":"string"',
      answer: ["SnapshotSet[].Percent is number, not string"],
      why: "it is an integer",
    },
    {
      action: "InquirePriceCreateInstances",
      part: '"Currency"',
      code: "ResourceUnavailable.BundleUnavailable",
      why: "the bundle is gone",
    },
    {
      action: "InquirePriceCreateInstances",
      part: '["intl"]',
      code: "ResourceUnavailable.BundleUnavailable",
      why: "the bundle is gone",
    },
    { action: "ModifyImageSharePermission", part: "CANEL", code: "InvalidParameterValue", why: "it is called CANCEL" },
    {
      action: "ModifyInstancesBundle",
      part: "lhins-1a2b3c",
      code: "InvalidParameterValue.InstanceIdMalformed",
      why: "ids have eight letters or digits after their prefix",
    },
    {
      action: "ResetInstancesPassword",
      part: "xxxxxxxxxxx",
      code: "InvalidParameterValue.InvalidPassword",
      why: "a password holds three kinds of characters",
    },
  ],
});
