import { testExamples } from "./testExamples.ts";

testExamples({
  service: "cvm",
  world: "neighbours.world.yaml",
  regions: { ModifyImageSharePermission: "ap-shanghai", SyncImages: "ap-shanghai" },
  // The published example has tags of a public image; public images have no tags here.
  mayBeEmpty: ["ImageSet[].Tags"],
  contradictory: [
    {
      action: "DeleteImages",
      part: "img-34vaef8fe",
      code: "InvalidImageId.Malformed",
      reason: "ids have eight letters",
    },
    {
      action: "DescribeImages",
      part: "dedicated-cluster-id",
      code: "InvalidFilter",
      reason: "the cluster does not exist",
    },
  ],
});
