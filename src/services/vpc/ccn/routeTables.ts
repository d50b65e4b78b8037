import type { Fail } from "#kernel/action.ts";

/** Fails for the first network with a route table, because route tables do not exist here. */
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
