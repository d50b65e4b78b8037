import { storedValue } from "./storedValue.ts";

export type Language = "en" | "zh";
export type Theme = "light" | "dark";

/** The key that signs calls. It is stored in this browser and never sent. */
export interface Credential {
  readonly name: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

export const languageSetting = storedValue<Language>("language", (saved) =>
  saved === "zh" || saved === "en" ? saved : navigator.language.startsWith("zh") ? "zh" : "en",
);

export const themeSetting = storedValue<Theme>("theme", (saved) =>
  saved === "dark" || saved === "light" ? saved : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
);

export const regionSetting = storedValue<string>("region", (saved) =>
  typeof saved === "string" && saved ? saved : "ap-guangzhou",
);

/** The selected key. Undefined until the user selects or enters one. */
export const credentialSetting = storedValue<Credential | undefined>("credential", (saved) => {
  if (!isRecord(saved)) return undefined;
  const { name, secretId, secretKey, token } = saved;
  if (typeof name !== "string" || typeof secretId !== "string" || typeof secretKey !== "string") return undefined;
  return { name, secretId, secretKey, ...(typeof token === "string" && { token }) };
});
