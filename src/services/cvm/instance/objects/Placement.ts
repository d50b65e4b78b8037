import { int, listOf, objectType, string } from "#kernel/fields.ts";

export const Placement = objectType("Placement", {
  Zone: string("The zone."),
  ProjectId: int("Project. Only the default project 0 exists.").optional(),
  HostIds: listOf(
    string("Id of a dedicated host.").pattern(/^host-[0-9a-z]{8}$/, "host-xxxxxxxx", "InvalidHostId.Malformed"),
    "Dedicated hosts. Not supported here.",
  ).optional(),
  HostId: string("Dedicated host of the instance. Output only.").optional(),
  DedicatedResourcePackTenancy: string("Use of reserved resources. Not supported here.").optional(),
  DedicatedResourcePackIds: listOf(string("Id of a pack."), "Reserved resources. Not supported here.").optional(),
  RackId: string("Rack of the instance. Output only.").optional(),
});
