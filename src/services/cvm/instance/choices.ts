import type { Fail } from "#kernel/action.ts";
import { zones } from "#services/zones.ts";
import type { ImageSystem } from "../image/choices.ts";
import { architectureOf, type InstanceType, instanceTypeNamed } from "./catalogue.ts";

/** The chosen zone, which must belong to the region. */
export function chosenZone(
  name: string,
  region: string,
  fail: Fail<"InvalidParameterValue.ZoneNotSupported" | "InvalidZone.MismatchRegion">,
): string {
  const details = { parameter: "Placement.Zone", value: name };
  const zone = zones.find((one) => one.name === name);
  if (!zone) return fail("InvalidParameterValue.ZoneNotSupported", details);
  if (zone.region !== region) fail("InvalidZone.MismatchRegion", details);
  return name;
}

type TypeCode =
  | "InvalidParameterValue.InstanceTypeNotFound"
  | "InvalidParameterValue.InvalidImageForGivenInstanceType"
  | "ResourcesSoldOut.SpecifiedInstanceType";

/** The chosen instance type, which must be available and able to run the image. */
export function chosenType(name: string, { id, architecture }: ImageSystem, fail: Fail<TypeCode>): InstanceType {
  const details = { parameter: "InstanceType", value: name };
  const processor = architectureOf(name);
  if (!processor) return fail("InvalidParameterValue.InstanceTypeNotFound", details);
  const type = instanceTypeNamed(name);
  if (!type) return fail("ResourcesSoldOut.SpecifiedInstanceType", details);
  if ((processor === "arm") !== (architecture === "arm")) {
    fail("InvalidParameterValue.InvalidImageForGivenInstanceType", { ...details, image: id });
  }
  return type;
}
