/** `YYYY-MM-DDThh:mm:ssZ`, the form of nearly every published time. */
export const isoTime = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** `YYYY-MM-DD hh:mm:ss`, in China's time zone (UTC+8). */
export const chinaTime = (milliseconds: number): string =>
  new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

/** The UTC date of a time in epoch seconds: `YYYY-MM-DD`. */
export const utcDate = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
