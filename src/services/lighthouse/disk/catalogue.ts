import type { Details } from "#kernel/errors.ts";

/** A type of data disk: size limits in GB, and the price per GB and month. */
export interface DiskType {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly cny: { readonly mainland: number; readonly elsewhere: number };
}

export const diskTypeNames = ["CLOUD_PREMIUM", "CLOUD_SSD"] as const;
export type DiskTypeName = (typeof diskTypeNames)[number];

const sizes = { max: 4000, step: 10 };

export const diskTypes: Readonly<Record<DiskTypeName, DiskType>> = {
  CLOUD_PREMIUM: { name: "CLOUD_PREMIUM", min: 10, ...sizes, cny: { mainland: 0.35, elsewhere: 0.35 } },
  CLOUD_SSD: { name: "CLOUD_SSD", min: 20, ...sizes, cny: { mainland: 1, elsewhere: 1.1 } },
};

export const diskTypeOf = (name: string): DiskType =>
  name === "CLOUD_SSD" ? diskTypes.CLOUD_SSD : diskTypes.CLOUD_PREMIUM;

/** Maximum backup quota of a disk. */
export const maxBackupQuota = 500;
/** Maximum number of data disks per instance. */
export const maxDataDisks = 5;

/** Error details for an invalid disk size, in GB, or undefined if the size is valid. */
export function sizeFault(type: string, size: number): Details | undefined {
  const { min, max, step } = diskTypeOf(type);
  if (size >= min && size <= max && size % step === 0) return undefined;
  const must = {
    en: `must be ${min} to ${max} in steps of ${step}`,
    zh: `取值范围为 ${min} 至 ${max}，步长为 ${step}`,
  };
  return { parameter: "DiskSize", value: size, must };
}
