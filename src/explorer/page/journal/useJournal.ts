import { useEffect, useRef, useState } from "react";
import type { JournalPage } from "#journal/entry.ts";
import { emptyJournal, type JournalState, withPage } from "./state.ts";

/** Milliseconds between requests: the pause after each response, and the pause after a failure. */
const [pause, retryDelay] = [300, 2000];

/** The journal, followed as long as `live`. */
export function useJournal(live: boolean): { readonly seen: JournalState; readonly clear: () => void } {
  const [seen, setSeen] = useState(emptyJournal);
  const next = useRef(0);
  useEffect(() => {
    if (!live) return;
    const ending = new AbortController();
    void poll(next, ending.signal, (change) => !ending.signal.aborted && setSeen(change));
    return () => ending.abort();
  }, [live]);
  return { seen, clear: () => setSeen(emptyJournal) };
}

type Change = (seen: JournalState) => JournalState;

async function poll(next: { current: number }, ending: AbortSignal, change: (to: Change) => void): Promise<void> {
  while (!ending.aborted) {
    const page = await fetchPage(next.current, ending);
    if (ending.aborted) return;
    if (page === "off" || page === "elsewhere") return change((seen) => ({ ...seen, problem: page }));
    if (page === "lost") change((seen) => ({ ...seen, problem: page }));
    else {
      const first = next.current === 0;
      next.current = page.next;
      change((seen) => withPage(seen, page, first));
    }
    await new Promise((resolve) => setTimeout(resolve, page === "lost" ? retryDelay : pause));
  }
}

async function fetchPage(
  after: number,
  signal: AbortSignal,
): Promise<JournalPage | Exclude<JournalState["problem"], "">> {
  try {
    const response = await fetch(`/_skerry/journal?after=${after}&wait=20`, { signal });
    if (response.status === 404) return "off";
    if (response.status === 403) return "elsewhere";
    return response.ok ? await response.json() : "lost";
  } catch (error) {
    // A lost connection is a TypeError. Leaving the page aborts the request deliberately.
    if (error instanceof TypeError || signal.aborted) return "lost";
    throw error;
  }
}
