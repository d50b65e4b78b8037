import { stored } from "./stored.ts";

export type Language = "en" | "zh";
export type Theme = "light" | "dark";

/** Whose key signs: kept in this browser, sent to nobody. */
export interface Credential {
  readonly name: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

export const language = stored<Language>("language", (kept) =>
  kept === "zh" || kept === "en" ? kept : navigator.language.startsWith("zh") ? "zh" : "en",
);

export const theme = stored<Theme>("theme", (kept) =>
  kept === "dark" || kept === "light" ? kept : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
);

export const region = stored<string>("region", (kept) => (typeof kept === "string" && kept ? kept : "ap-guangzhou"));

/** The key that signs; undefined until one is chosen or typed in. */
export const credential = stored<Credential | undefined>("credential", (kept) => {
  if (!isRecord(kept)) return undefined;
  const { name, secretId, secretKey, token } = kept;
  if (typeof name !== "string" || typeof secretId !== "string" || typeof secretKey !== "string") return undefined;
  return { name, secretId, secretKey, ...(typeof token === "string" && { token }) };
});
