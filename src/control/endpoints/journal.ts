import { harOf } from "#journal/har.ts";
import { isSelected, type JournalSelection } from "#journal/selection.ts";
import { toJournalEntry } from "#journal/toEntry.ts";
import { anyObject, int, listOf, string } from "#kernel/fields.ts";
import type { Exchange, Journal } from "#protocol/journal.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import { ControlError } from "../controlError.ts";
import { endpoint } from "../endpoint.ts";
import { timeField } from "../time.ts";
import { version } from "../version.ts";

/** Maximum wait of a long poll in seconds. Idle connections close after 60. */
const longestWait = 20;

const selectors = {
  client: string("Only clients with this text in `X-TC-RequestClient` or `User-Agent`, in any case.").optional(),
  service: string("Only requests of this service.").optional(),
  action: string("Only requests of this action.").optional(),
  account: string("Only requests of this account or user.").optional(),
  code: string("Only this code, or codes that start with it and a dot; `success` for none.").optional(),
  requestId: string("Only the request with this RequestId.").optional(),
  since: timeField("Only requests from this time on.").optional(),
};

const off = { 404: "The journal is off." };

export const getJournal = endpoint({
  name: "getJournal",
  method: "GET",
  path: "/_skerry/journal",
  summary: "Lists the last requests to the API, with their responses and masked secrets.",
  parameters: {
    ...selectors,
    limit: int("Maximum number of requests.").min(1).max(1000).default(50),
    after: int("Continues after the request with this number, oldest first.").min(0).optional(),
    wait: int(`Seconds to wait for a request; requires \`after\`; at most ${longestWait} count.`).min(0).default(0),
  },
  refuses: off,
  output: {
    entries: listOf(anyObject("A request, decoded, with its response."), "Newest first; oldest first with `after`."),
    next: int("Value of `after` that continues from here."),
    missed: int("Number of requests after `after` that were dropped since."),
  },
  run: async ({ cloud, parameters: { limit, after, wait, since, ...texts } }) => {
    const journal = journalOf(cloud);
    const selection = { ...texts, since: since === undefined ? undefined : Date.parse(since) };
    if (after === undefined) {
      const entries = await toEntries(newest(journal, selection, limit), cloud);
      return { entries, next: journal.last, missed: 0 };
    }
    // A number in the future comes from an earlier run of the server.
    const from = after > journal.last ? 0 : after;
    if (from === journal.last && wait > 0) await journal.changed(Math.min(wait, longestWait) * 1000);
    const exchanges = journal.after(from, limit);
    const next = exchanges.at(-1)?.number ?? from;
    const selected = exchanges.filter((one) => isSelected(one, selection));
    return { entries: await toEntries(selected, cloud), next, missed: next - from - exchanges.length };
  },
});

export const getHar = endpoint({
  name: "getJournalAsHar",
  method: "GET",
  path: "/_skerry/journal.har",
  summary: "Exports the last requests as HAR 1.2, which the developer tools of browsers open.",
  parameters: { ...selectors, limit: int("Maximum number of requests.").min(1).max(10_000).default(1000) },
  refuses: off,
  run: async ({ cloud, parameters: { limit, since, ...texts } }) => {
    const selection = { ...texts, since: since === undefined ? undefined : Date.parse(since) };
    const exchanges = [...newest(journalOf(cloud), selection, limit)].reverse();
    return harOf(await Promise.all(exchanges.map((one) => toJournalEntry(one, cloud.services))), version);
  },
});

/** @throws ControlError 404 if the journal is off */
function journalOf({ journal }: ServedCloud): Journal {
  if (journal) return journal;
  throw new ControlError(404, "The journal is off: Skerry was started with --journal 0.");
}

const newest = (journal: Journal, selection: JournalSelection, limit: number): readonly Exchange[] =>
  [...journal.after(0, Number.MAX_SAFE_INTEGER)]
    .reverse()
    .filter((one) => isSelected(one, selection))
    .slice(0, limit);

const toEntries = (exchanges: readonly Exchange[], { services }: ServedCloud) =>
  Promise.all(exchanges.map(async (one) => ({ ...(await toJournalEntry(one, services)) })));
