import type { Details } from "#kernel/errors.ts";

/** A medium that data disks are sold on: GB, and the price of one for a month. */
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

/** Backups that a disk may have at most. */
export const maxBackupQuota = 500;
/** Data disks that an instance may have at most. */
export const maxDataDisks = 5;

/** What is wrong with a size of a disk, for a refusal; undefined where nothing is. */
export function sizeFault(type: string, size: number): Details | undefined {
  const { min, max, step } = diskTypeOf(type);
  if (size >= min && size <= max && size % step === 0) return undefined;
  const must = {
    en: `must be ${min} to ${max} in steps of ${step}`,
    zh: `取值范围为 ${min} 至 ${max}，步长为 ${step}`,
  };
  return { parameter: "DiskSize", value: size, must };
}
