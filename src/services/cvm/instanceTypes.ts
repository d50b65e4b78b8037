/** Families of instance types, by the processor that they have. */
const families: Readonly<Record<"arm" | "x86_64", readonly string[]>> = {
  arm: ["SR1", "SR2"],
  x86_64: [
    ...["S1", "S2", "S3", "S4", "S5", "S6", "S8", "SA1", "SA2", "SA3", "SA4", "SA5", "S5se", "SN3ne"],
    ...["M1", "M2", "M3", "M4", "M5", "M6", "M6p", "MA2", "MA3", "MA4", "C2", "C3", "C4", "C5", "C6", "CN3"],
    ...["I1", "I2", "I3", "IT3", "IT5", "D2", "D3", "GN7", "GN10X", "PNV4", "GI3X"],
  ],
};

/** The architecture of an instance type such as `SA5.MEDIUM2`; undefined for a family that there is not. */
export function architectureOf(instanceType: string): "arm" | "x86_64" | undefined {
  const [family = ""] = instanceType.split(".", 1);
  if (families.arm.includes(family)) return "arm";
  return families.x86_64.includes(family) ? "x86_64" : undefined;
}
