import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { Spec, SpecAction, SpecMember, SpecService } from "#spec/spec.ts";
import { Failure } from "./Failure.tsx";
import { toldIn } from "./messages.ts";
import { credential, language } from "./settings.ts";
import { useStored } from "./stored.ts";
import { useWords } from "./words/words.ts";

export type { Spec, SpecAction, SpecMember, SpecService };

/** Somebody as whom the server lets this page sign without a key of one's own. */
export interface DevelopmentAccount {
  readonly uin: string;
  readonly account: string;
  readonly name: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** What the page is made of, and who may sign without a key of their own. */
export interface Known {
  readonly spec: Spec;
  readonly accounts: readonly DevelopmentAccount[];
  /** How far the server's clock is ahead of the browser's, in milliseconds. */
  readonly ahead: number;
}

const Context = createContext<Known | undefined>(undefined);

export function useKnown(): Known {
  const known = useContext(Context);
  if (!known) throw new Error("nothing is known yet");
  return known;
}

/** What is declared of a service, in the language that was chosen. */
export function useTold(service: Pick<SpecService, "chinese">): (sentence: string) => string {
  const [chosen] = useStored(language);
  return (sentence) => toldIn(chosen, service, sentence);
}

/** Loads what is declared before anything is shown that needs it. */
export function SpecProvider({ children }: { readonly children: ReactNode }) {
  const [known, setKnown] = useState<Known | Error>();
  const { loading } = useWords();
  useEffect(() => {
    load().then(setKnown, (error: unknown) => setKnown(error instanceof Error ? error : new Error(String(error))));
  }, []);
  if (known instanceof Error) return <Failure error={known} />;
  if (!known) return <p className="loading">{loading}</p>;
  return <Context.Provider value={known}>{children}</Context.Provider>;
}

async function load(): Promise<Known> {
  const [spec, session] = await Promise.all([fetched<Spec>("/_skerry/spec"), fetched<Session>("/_skerry/session")]);
  const [first] = session.accounts;
  if (!credential.get() && first) credential.set(first);
  return { spec, accounts: session.accounts, ahead: session.now - Date.now() };
}

interface Session {
  readonly accounts: readonly DevelopmentAccount[];
  readonly now: number;
}

/** What this project's own server writes has the form that its own page reads. */
export async function fetched<Value>(path: string): Promise<Value> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
