import type { JournalEntry, JournalPage } from "#journal/entry.ts";

/** State of the journal page. */
export interface JournalState {
  /** Newest first. */
  readonly entries: readonly JournalEntry[];
  readonly missed: number;
  readonly problem: "" | "off" | "elsewhere" | "lost";
}

export const emptyJournal: JournalState = { entries: [], missed: 0, problem: "" };

/** More are not shown, so that a page left open all day stays light. */
const maxEntries = 500;

/** @param first whether this is the first read, before which no entries could be missed */
export function withPage(seen: JournalState, { entries, missed }: JournalPage, first: boolean): JournalState {
  return {
    entries: [...entries.toReversed(), ...seen.entries].slice(0, maxEntries),
    missed: first ? 0 : seen.missed + missed,
    problem: "",
  };
}
