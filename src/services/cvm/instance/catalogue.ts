/** Instance families by processor architecture. */
const families: Readonly<Record<"arm" | "x86_64", readonly string[]>> = {
  arm: ["SR1", "SR2"],
  x86_64: [
    ...["S1", "S2", "S3", "S4", "S5", "S6", "S8", "SA1", "SA2", "SA3", "SA4", "SA5", "S5se", "SN3ne"],
    ...["M1", "M2", "M3", "M4", "M5", "M6", "M6p", "MA2", "MA3", "MA4", "C2", "C3", "C4", "C5", "C6", "CN3"],
    ...["I1", "I2", "I3", "IT3", "IT5", "D2", "D3", "GN7", "GN10X", "PNV4", "GI3X"],
  ],
};

/** The architecture of an instance type such as `SA5.MEDIUM2`. Undefined for an unknown family. */
export function architectureOf(instanceType: string): "arm" | "x86_64" | undefined {
  const [family = ""] = instanceType.split(".", 1);
  if (families.arm.includes(family)) return "arm";
  return families.x86_64.includes(family) ? "x86_64" : undefined;
}

/** An available instance type. */
export interface InstanceType {
  readonly name: string;
  readonly family: string;
  readonly cpu: number;
  /** GiB. */
  readonly memory: number;
}

/** Cores by the size in a type's name. The number after the size is the memory in GiB. */
const cores = { SMALL: 1, MEDIUM: 2, LARGE: 4, "2XLARGE": 8, "4XLARGE": 16, "8XLARGE": 32, "16XLARGE": 64 } as const;

/** The available families, with their GiB of memory per core. */
const sold: readonly (readonly [family: string, perCore: readonly number[]])[] = [
  ["S5", [1, 2, 4]],
  ["S6", [2, 4]],
  ["SA2", [1, 2, 4]],
  ["SA3", [2, 4]],
  ["SA5", [1, 2, 4]],
  ["SR1", [1, 2, 4]],
  ["C5", [2]],
  ["C6", [2]],
  ["M5", [8]],
  ["M6", [8]],
];

/** All available types, the same in every zone. Types with one GiB per core only exist in small sizes. */
export const instanceTypes: readonly InstanceType[] = sold.flatMap(([family, perCore]) =>
  Object.entries(cores).flatMap(([size, cpu]) =>
    perCore
      .filter((ratio) => ratio > 1 || cpu <= 2)
      .map((ratio) => ({ name: `${family}.${size}${cpu * ratio}`, family, cpu, memory: cpu * ratio })),
  ),
);

const byName: ReadonlyMap<string, InstanceType> = new Map(instanceTypes.map((type) => [type.name, type]));

export const instanceTypeNamed = (name: string): InstanceType | undefined => byName.get(name);

/** The default instance type. */
export const defaultInstanceType = (architecture: string): string =>
  architecture === "arm" ? "SR1.MEDIUM4" : "S5.MEDIUM4";
