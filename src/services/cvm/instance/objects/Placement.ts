import { int, listOf, objectType, string } from "#kernel/fields.ts";

export const Placement = objectType("Placement", {
  Zone: string("The zone."),
  ProjectId: int("The project; there is only the default one, 0.").optional(),
  HostIds: listOf(
    string("Id of a dedicated host.").pattern(/^host-[0-9a-z]{8}$/, "host-xxxxxxxx", "InvalidHostId.Malformed"),
    "Dedicated hosts to run on; there are none here.",
  ).optional(),
  HostId: string("The dedicated host that it runs on; told only.").optional(),
  DedicatedResourcePackTenancy: string("How reserved resources are used; there are none here.").optional(),
  DedicatedResourcePackIds: listOf(string("Id of a pack."), "Reserved resources; there are none here.").optional(),
  RackId: string("The rack that it stands in; told only.").optional(),
});
