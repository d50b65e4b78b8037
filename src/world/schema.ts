import { bool, int, listOf, object, objectType, string } from "#kernel/fields.ts";
import { cvmRegions } from "#services/regions.ts";
import type { LighthouseWorld } from "./lighthouse/schema.ts";
import { defaultPace, Pace } from "./pace.ts";
import { Tag, timeField, uinField } from "./sharedFields.ts";

/** What a world file may hold. The names are the project's own; ids and states are the API's. */

const longAgo = "2021-01-01T00:00:00Z";

const Key = objectType("Key", {
  secretId: string("SecretId.").pattern(/^[\w-]{8,128}$/, "letters, digits, `_` and `-`"),
  secretKey: string("SecretKey.").length(8, 128),
});

const User = objectType("User", {
  uin: uinField("Uin of the user."),
  uid: int("Its uid; drawn without it.").min(1).optional(),
  name: string("Name of the user.").length(1, 64),
  remark: string("What the user is for.").default(""),
  keys: listOf(Key, "Access keys.").items(0, 2).default([]),
  policies: listOf(string("Name of a preset or of a policy of the account."), "What the user may do.").default([]),
  groups: listOf(string("Name of a group."), "Groups that the user is in.").default([]),
});

const Group = objectType("Group", {
  id: int("Id of the group; drawn without it.").min(1).optional(),
  name: string("Name of the group.").length(1, 64),
  remark: string("What the group is for.").default(""),
  policies: listOf(string("Name of a preset or of a policy of the account."), "What its members may do.").default([]),
});

const Policy = objectType("Policy", {
  id: int("Id of the policy; drawn without it.").min(1).optional(),
  name: string("Name of the policy.").length(1, 128),
  about: string("What it allows.").default(""),
  document: string("The policy in CAM's language: JSON."),
  tags: listOf(Tag, "Its tags.").default([]),
});

const Role = objectType("Role", {
  id: string("Id of the role; drawn without it.")
    .pattern(/^[1-9]\d{0,18}$/, "a number, quoted")
    .optional(),
  name: string("Name of the role.").length(1, 128),
  about: string("What it is for.").default(""),
  service: string("The product that may assume it.").optional(),
  trust: string("Its trust policy in CAM's language, instead of `service`.").optional(),
  duration: int("Seconds that a session may last.").min(1).max(43_200).default(43_200),
  policies: listOf(string("Name of a preset or of a policy of the account."), "What the role may do.").default([]),
  tags: listOf(Tag, "Its tags.").default([]),
});

const Account = objectType("Account", {
  uin: uinField("Uin of the root account."),
  name: string("What it is called."),
  appId: int("Its AppId.").min(1),
  keys: listOf(Key, "Access keys of the root account.").items(0, 2).default([]),
  users: listOf(User, "Users of the account.").default([]),
  groups: listOf(Group, "Groups of users.").default([]),
  policies: listOf(Policy, "The account's own policies.").default([]),
  roles: listOf(Role, "Its roles.").default([]),
});

const imageStates = ["NORMAL", "USING", "CREATING", "IMPORTING", "SYNCING", "CREATEFAILED", "IMPORTFAILED"] as const;

const Image = objectType("Image", {
  id: string("Id of the image.").pattern(/^img-[0-9a-z]{8}$/, "img-xxxxxxxx"),
  account: uinField("The account that it belongs to."),
  region: string("The region that it is in.").oneOf(cvmRegions),
  name: string("Its name.").length(1, 60),
  about: string("Its description.").length(0, 256).default(""),
  os: string("The system on it, with its version."),
  platform: string("Family of the system."),
  architecture: string("Of the processor.").oneOf(["x86_64", "arm", "i386"]).default("x86_64"),
  size: int("GiB of the system disk.").min(1).default(50),
  dataDisks: listOf(int("GiB.").min(1), "Sizes of the data disks that are part of it.").default([]),
  source: string("Where it comes from.").oneOf(["CREATE_IMAGE", "EXTERNAL_IMPORT"]).default("CREATE_IMAGE"),
  state: string("Its state; one in which something is under way stays so.").oneOf(imageStates).default("NORMAL"),
  cloudInit: bool("Whether cloud-init is on it.").default(true),
  license: string("Whose licence.").oneOf(["TencentCloud", "BYOL"]).default("TencentCloud"),
  family: string("Its family.").default(""),
  deprecated: bool("Whether it is advised against.").default(false),
  tags: listOf(Tag, "Its tags.").default([]),
  created: timeField("When it was made.").default(longAgo),
  sharedWith: listOf(uinField("Uin."), "Root accounts that it is shared with.").default([]),
  sharedToLighthouse: string("Id of the blueprint that it has become in Lighthouse.")
    .pattern(/^lhbp-[0-9a-z]{8}$/, "lhbp-xxxxxxxx")
    .optional(),
});

const Disk = objectType("Disk", {
  id: string("Id of the disk.").pattern(/^disk-[0-9a-z]{8}$/, "disk-xxxxxxxx"),
  usage: string("What it is for.").oneOf(["SYSTEM_DISK", "DATA_DISK"]),
  size: int("GiB.").min(1),
  kind: string("What it is.").oneOf(["CLOUD", "LOCAL", "SWAP"]).default("CLOUD"),
});

const Instance = objectType("Instance", {
  id: string("Id of the CVM instance.").pattern(/^ins-[0-9a-z]{8}$/, "ins-xxxxxxxx"),
  account: uinField("The account that it belongs to."),
  region: string("The region that it is in.").oneOf(cvmRegions),
  zone: string("Its zone."),
  name: string("Its name."),
  state: string("Its state.").default("RUNNING"),
  stoppedMode: string("Whether it is charged while stopped.")
    .oneOf(["KEEP_CHARGING", "STOP_CHARGING"])
    .default("KEEP_CHARGING"),
  os: string("The system on it, with its version."),
  platform: string("Family of the system."),
  architecture: string("Of the processor.").oneOf(["x86_64", "arm", "i386"]).default("x86_64"),
  cloudInit: bool("Whether cloud-init is on it.").default(true),
  type: string("Its type, one that is sold; by default one that fits the architecture.").optional(),
  image: string("The image that it was made of.")
    .pattern(/^img-[0-9a-z]{8}$/, "img-xxxxxxxx")
    .optional(),
  tags: listOf(Tag, "Its tags.").default([]),
  created: timeField("When it was made.").default(longAgo),
  disks: listOf(Disk, "Its disks.").items(1, 21),
});

const Ccn = objectType("Ccn", {
  id: string("Id of the CCN.").pattern(/^ccn-[0-9a-z]{8}$/, "ccn-xxxxxxxx"),
  account: uinField("The account that it belongs to."),
  name: string("Its name.").length(1, 60),
  about: string("Its description.").length(0, 100).default(""),
  quality: string("How good it is.").oneOf(["PT", "AU", "AG"]).default("AU"),
  tags: listOf(Tag, "Its tags.").default([]),
  created: timeField("When it was made.").default(longAgo),
});

/** All of a world but what Lighthouse has, which is loaded only for a world that says something of it. */
export const WorldBasics = objectType("World", {
  accounts: listOf(Account, "Who there is.").items(1, 10_000),
  images: listOf(Image, "CVM images.").default([]),
  instances: listOf(Instance, "CVM instances.").default([]),
  ccns: listOf(Ccn, "CCNs, which Lighthouse's private networks can join.").default([]),
  pace: object(Pace, "How long simulated work takes.").default(defaultPace),
});

export type World = typeof WorldBasics.value & { readonly lighthouse: LighthouseWorld };
export type WorldAccount = World["accounts"][number];
