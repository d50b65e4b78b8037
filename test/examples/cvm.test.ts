import { holdExamples } from "./hold.ts";

holdExamples({
  service: "cvm",
  world: "neighbours.world.yaml",
  regions: { ModifyImageSharePermission: "ap-shanghai", SyncImages: "ap-shanghai" },
  // The image whose tags were published is a public one, which has none.
  mayBeEmpty: ["ImageSet[].Tags"],
  contradictory: [
    { action: "DeleteImages", part: "img-34vaef8fe", code: "InvalidImageId.Malformed", why: "ids have eight letters" },
    { action: "DescribeImages", part: "dedicated-cluster-id", code: "InvalidFilter", why: "there is no such cluster" },
  ],
});
