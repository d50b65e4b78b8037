import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { Spec, SpecAction, SpecMember, SpecService } from "#spec/spec.ts";
import { LoadError } from "./LoadError.tsx";
import { credentialSetting, languageSetting } from "./settings.ts";
import { useStored } from "./storedValue.ts";
import { useTexts } from "./texts/texts.ts";
import { translated } from "./translations.ts";

export type { Spec, SpecAction, SpecMember, SpecService };

/** An account with a published development key that the server offers to this page. */
export interface DevelopmentAccount {
  readonly uin: string;
  readonly account: string;
  readonly name: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** The data that the page loads at its start. */
export interface PageData {
  readonly spec: Spec;
  readonly accounts: readonly DevelopmentAccount[];
  /** The server's clock minus the browser's, in milliseconds. */
  readonly clockOffset: number;
}

const Context = createContext<PageData | undefined>(undefined);

export function usePageData(): PageData {
  const data = useContext(Context);
  if (!data) throw new Error("usePageData() outside of PageDataProvider");
  return data;
}

/** Translates declared texts of a service into the chosen language. */
export function useTranslate(service: Pick<SpecService, "chinese">): (sentence: string) => string {
  const [language] = useStored(languageSetting);
  return (sentence) => translated(language, service, sentence);
}

/** Loads the page data and renders its children when it is there. */
export function PageDataProvider({ children }: { readonly children: ReactNode }) {
  const [data, setData] = useState<PageData | Error>();
  const { loading } = useTexts();
  useEffect(() => {
    load().then(setData, (error: unknown) => setData(error instanceof Error ? error : new Error(String(error))));
  }, []);
  if (data instanceof Error) return <LoadError error={data} />;
  if (!data) return <p className="loading">{loading}</p>;
  return <Context.Provider value={data}>{children}</Context.Provider>;
}

async function load(): Promise<PageData> {
  const [spec, session] = await Promise.all([fetchJson<Spec>("/_skerry/spec"), fetchJson<Session>("/_skerry/session")]);
  const [first] = session.accounts;
  if (!credentialSetting.get() && first) credentialSetting.set(first);
  return { spec, accounts: session.accounts, clockOffset: session.now - Date.now() };
}

interface Session {
  readonly accounts: readonly DevelopmentAccount[];
  readonly now: number;
}

/**
 * Fetches JSON from this server. The value is not validated: server and page belong to the same version.
 * @throws Error if the status is not 2xx
 */
export async function fetchJson<Value>(path: string): Promise<Value> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
