import { bool, float, int, listOf, objectType, string } from "#kernel/fields.ts";

/** Schemas of the catalogue files. */

export const Blueprint = objectType("Blueprint", {
  id: string("Id."),
  name: string("Machine-readable name."),
  title: string("Displayed title, together with `version`."),
  version: string("Displayed version."),
  os: string("Operating system."),
  platform: string("Operating system family, in uppercase."),
  kind: string("Type.").oneOf(["PURE_OS", "APP_OS", "DOCKER", "GAME_PORTAL"]),
  icon: string("Icon name."),
  disk: int("Required system disk, in GB.").default(20),
  memory: int("Required memory, in GB.").default(1),
  state: string("OFFLINE if withdrawn.").oneOf(["NORMAL", "OFFLINE"]).default("NORMAL"),
  scenes: listOf(string("Id of a scene."), "Use scenes.").default([]),
  docker: string("Docker version.").optional(),
  area: string("Area where it is offered. Defaults to all regions.").oneOf(["mainland", "non_mainland"]).optional(),
  community: string("Website of the installed software.").default(""),
  guide: string("URL of the usage guide.").default(""),
  created: string("Creation time.").default("2024-05-08T03:43:06Z"),
});

export const Bundle = objectType("Bundle", {
  id: string("Id."),
  kind: string("Type, such as GENERAL_BUNDLE."),
  cpu: int("Number of CPU cores."),
  memory: int("Memory, in GB."),
  diskType: string("Type of the system disk.").default("CLOUD_SSD"),
  disk: int("Size of the system disk, in GB."),
  bandwidth: int("Outbound bandwidth, in Mbit/s."),
  traffic: int("Traffic per month, in GB. 0 if unmetered."),
  charge: string("Billing mode for traffic.").default("TRAFFIC_POSTPAID_BY_HOUR"),
  cny: float("Price per month, in CNY."),
  usd: float("Price per month, in USD."),
  mainland: bool("Whether it is sold in mainland regions instead of the others."),
  linux: bool("Whether Linux is supported.").default(true),
  windows: bool("Whether Windows is supported.").default(true),
  label: string("Display label.").default("NORMAL"),
  online: bool("Whether it is on sale.").default(true),
  sold: bool("Whether it is in stock.").default(true),
  cheaperByPeriod: bool("Whether longer periods are discounted.").default(true),
  priority: int("Sort priority, highest first.").default(0),
});
