import type { Fail } from "#kernel/action.ts";

/** Fails for the first network that is to go by a table of routes: there are none here. */
export function refuseRouteTables(
  networks: readonly { readonly RouteTableId: string | null | undefined }[],
  fail: Fail<"ResourceNotFound">,
): void {
  const index = networks.findIndex((network) => network.RouteTableId);
  if (index >= 0) {
    fail("ResourceNotFound", {
      parameter: `Instances.${index}.RouteTableId`,
      value: networks[index]?.RouteTableId ?? "",
    });
  }
}
