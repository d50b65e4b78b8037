/** The purchase periods, in months. */
export const periods = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36, 48, 60] as const;

/** The renewal periods, in months. */
export const renewalPeriods = periods.filter((period) => period <= 36);
