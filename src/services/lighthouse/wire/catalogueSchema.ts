import { bool, float, int, listOf, objectType, string } from "#kernel/fields.ts";

/** The forms of the catalogue's files. */

export const Blueprint = objectType("Blueprint", {
  id: string("Id."),
  name: string("A word for programs."),
  title: string("What people see, with `version`."),
  version: string("Version for people."),
  os: string("The system on it."),
  platform: string("Family of the system, in capitals."),
  kind: string("Kind.").oneOf(["PURE_OS", "APP_OS", "DOCKER", "GAME_PORTAL"]),
  icon: string("Name of its picture."),
  disk: int("GB of system disk that it needs.").default(20),
  memory: int("GB of memory that it needs.").default(1),
  state: string("OFFLINE where it was withdrawn.").oneOf(["NORMAL", "OFFLINE"]).default("NORMAL"),
  scenes: listOf(string("Id of a scene."), "What it is meant for.").default([]),
  docker: string("Version of Docker on it.").optional(),
  area: string("Where it is offered; everywhere unless given.").oneOf(["mainland", "non_mainland"]).optional(),
  community: string("Home of the software on it.").default(""),
  guide: string("Where its use is explained.").default(""),
  created: string("When it was made.").default("2024-05-08T03:43:06Z"),
});

export const Bundle = objectType("Bundle", {
  id: string("Id."),
  kind: string("Kind, such as GENERAL_BUNDLE."),
  cpu: int("Cores."),
  memory: int("GB of memory."),
  diskType: string("Kind of system disk.").default("CLOUD_SSD"),
  disk: int("GB of system disk."),
  bandwidth: int("Mbit/s out."),
  traffic: int("GB of traffic a month; 0 where it is not metered."),
  charge: string("How traffic is charged.").default("TRAFFIC_POSTPAID_BY_HOUR"),
  cny: float("Price of a month in CNY."),
  usd: float("Price of a month in USD."),
  mainland: bool("Whether it is sold in mainland regions, or in the others."),
  linux: bool("Whether Linux runs on it.").default(true),
  windows: bool("Whether Windows runs on it.").default(true),
  label: string("How it is shown.").default("NORMAL"),
  online: bool("Whether it is on offer.").default(true),
  sold: bool("Whether there are any left.").default(true),
  cheaperByPeriod: bool("Whether longer periods are cheaper.").default(true),
  priority: int("Higher comes first in lists.").default(0),
});
