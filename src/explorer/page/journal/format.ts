import type { JournalEntry, JournalPage } from "#explorer/server/journal/entry.ts";

/** What the page knows of the journal. */
export interface Seen {
  /** Newest first. */
  readonly entries: readonly JournalEntry[];
  readonly missed: number;
  readonly fault: "" | "off" | "elsewhere" | "lost";
}

export const nothing: Seen = { entries: [], missed: 0, fault: "" };

/** More are not shown, so that a page left open all day stays light. */
const most = 500;

/** @param first whether it is the first look, before which nothing could be seen */
export function added(seen: Seen, { entries, missed }: JournalPage, first: boolean): Seen {
  return {
    entries: [...entries.toReversed(), ...seen.entries].slice(0, most),
    missed: first ? 0 : seen.missed + missed,
    fault: "",
  };
}
