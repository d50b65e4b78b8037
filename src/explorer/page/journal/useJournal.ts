import { useEffect, useRef, useState } from "react";
import type { JournalPage } from "#explorer/server/journal/entry.ts";
import { added, nothing, type Seen } from "./format.ts";

/** Milliseconds between looks: when more is there at once than one wants to follow, and when nobody answers. */
const [pause, patience] = [300, 2000];

/** The journal, followed as long as `live`. */
export function useJournal(live: boolean): { readonly seen: Seen; readonly clear: () => void } {
  const [seen, setSeen] = useState(nothing);
  const next = useRef(0);
  useEffect(() => {
    if (!live) return;
    const ending = new AbortController();
    void follow(next, ending.signal, (change) => !ending.signal.aborted && setSeen(change));
    return () => ending.abort();
  }, [live]);
  return { seen, clear: () => setSeen(nothing) };
}

type Change = (seen: Seen) => Seen;

async function follow(next: { current: number }, ending: AbortSignal, change: (to: Change) => void): Promise<void> {
  while (!ending.aborted) {
    const page = await look(next.current, ending);
    if (ending.aborted) return;
    if (page === "off" || page === "elsewhere") return change((seen) => ({ ...seen, fault: page }));
    if (page === "lost") change((seen) => ({ ...seen, fault: page }));
    else {
      const first = next.current === 0;
      next.current = page.next;
      change((seen) => added(seen, page, first));
    }
    await new Promise((resolve) => setTimeout(resolve, page === "lost" ? patience : pause));
  }
}

async function look(after: number, signal: AbortSignal): Promise<JournalPage | Exclude<Seen["fault"], "">> {
  try {
    const answer = await fetch(`/_skerry/journal?after=${after}&wait=20`, { signal });
    if (answer.status === 404) return "off";
    if (answer.status === 403) return "elsewhere";
    return answer.ok ? await answer.json() : "lost";
  } catch (error) {
    // A lost connection is a TypeError; leaving the page ends a look on purpose.
    if (error instanceof TypeError || signal.aborted) return "lost";
    throw error;
  }
}
