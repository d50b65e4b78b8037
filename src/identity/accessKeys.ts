import type { Random } from "#kernel/ports.ts";
import { alphanumeric } from "#kernel/randomText.ts";

export const newSecretKey = (random: Random): string => alphanumeric(random, 32);
