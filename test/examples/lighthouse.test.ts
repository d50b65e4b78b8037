import { plain } from "../lighthouse/publicKeys.ts";
import { testExamples } from "./testExamples.ts";

testExamples({
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
  placeholders: { "<PublicKey>": plain(256) },
  contradictory: [
    {
      action: "CreateInstances",
      part: '"Period":1',
      code: "ResourceUnavailable.BundleUnavailable",
      reason: "the bundle is no longer sold",
    },
    { action: "CreateInstances", part: '"Period":"1"', code: "InvalidParameter", reason: "Period is an integer" },
    {
      action: "DescribeSnapshots",
      part: '"Percent":"string"',
      differences: ["SnapshotSet[].Percent is number, not string"],
      reason: "Percent is an integer",
    },
    {
      action: "InquirePriceCreateInstances",
      part: '"Currency"',
      code: "ResourceUnavailable.BundleUnavailable",
      reason: "the bundle is no longer sold",
    },
    {
      action: "InquirePriceCreateInstances",
      part: '["intl"]',
      code: "ResourceUnavailable.BundleUnavailable",
      reason: "the bundle is no longer sold",
    },
    {
      action: "ModifyImageSharePermission",
      part: "CANEL",
      code: "InvalidParameterValue",
      reason: "the value is CANCEL",
    },
    {
      action: "ModifyInstancesBundle",
      part: "lhins-1a2b3c",
      code: "InvalidParameterValue.InstanceIdMalformed",
      reason: "ids have eight letters or digits after their prefix",
    },
    {
      action: "ResetInstancesPassword",
      part: "xxxxxxxxxxx",
      code: "InvalidParameterValue.InvalidPassword",
      reason: "a password needs three kinds of characters",
    },
  ],
});
