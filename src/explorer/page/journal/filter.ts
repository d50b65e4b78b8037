import type { JournalEntry } from "#journal/entry.ts";
import { perObject } from "#kernel/perObject.ts";

/** Which requests are shown. Empty is all of them. */
export interface Filter {
  /** Text to find anywhere in a request or its response. */
  readonly text: string;
  /** `service.Action` */
  readonly action: string;
  readonly account: string;
  readonly onlyErrors: boolean;
}

export const noFilter: Filter = { text: "", action: "", account: "", onlyErrors: false };

const searchText = perObject((entry: JournalEntry) => JSON.stringify(entry).toLowerCase());

/** `service.Action`, as far as it is known. */
export const actionName = ({ service, action }: JournalEntry): string => [service, action].filter(Boolean).join(".");

export function matches(entry: JournalEntry, { text, action, account, onlyErrors }: Filter): boolean {
  if (onlyErrors && entry.code === "") return false;
  if (action && actionName(entry) !== action) return false;
  if (account && entry.account !== account) return false;
  return searchText(entry).includes(text.trim().toLowerCase());
}

/** The distinct values to choose from, sorted. */
export const distinctValues = (
  entries: readonly JournalEntry[],
  of: (entry: JournalEntry) => string,
): readonly string[] => [...new Set(entries.map(of))].filter(Boolean).sort();
