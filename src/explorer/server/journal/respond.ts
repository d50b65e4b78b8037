import { isLocalRequest, privateHeaders } from "#protocol/localRequest.ts";
import type { ServedCloud } from "#protocol/servedCloud.ts";
import type { JournalPage } from "./entry.ts";
import { toJournalEntry } from "./toEntry.ts";

/** Entries per response. Masking runs without interruption, so a larger page would delay other requests. */
const pageSize = 50;

/** Maximum wait of a long poll in seconds. Idle connections close after 60. */
const maxWait = 20;

/** Returns the entries after a number: `?after=NUMBER&wait=SECONDS`. Waits only if there are none yet. */
export async function respondWithJournal(request: Request, cloud: ServedCloud, address: string): Promise<Response> {
  if (!isLocalRequest(address, request.headers.get("host") ?? "")) {
    return plain(403, "The journal is shown only on the machine that Skerry runs on, at localhost or 127.0.0.1.");
  }
  const { journal, services } = cloud;
  if (!journal) return plain(404, "The journal is off: Skerry was started with --journal 0.");
  const query = new URLSearchParams(request.url.split("?")[1] ?? "");
  const [after, wait] = [parseCount(query, "after"), parseCount(query, "wait")];
  if (after === undefined || wait === undefined) return plain(400, "after and wait are whole numbers.");
  // A number in the future comes from an earlier run of the server.
  const from = after > journal.last ? 0 : after;
  if (from === journal.last && wait > 0) await journal.changed(Math.min(wait, maxWait) * 1000);
  const exchanges = journal.after(from, pageSize);
  const entries = await Promise.all(exchanges.map((one) => toJournalEntry(one, services)));
  const next = exchanges.at(-1)?.number ?? from;
  const page: JournalPage = { entries, next, missed: next - from - exchanges.length };
  return new Response(JSON.stringify(page), {
    headers: { "content-type": "application/json", ...privateHeaders },
  });
}

function parseCount(query: URLSearchParams, name: string): number | undefined {
  const given = query.get(name) ?? "0";
  return /^\d{1,12}$/.test(given) ? Number(given) : undefined;
}

const plain = (status: number, text: string): Response =>
  new Response(text, { status, headers: { "content-type": "text/plain;charset=utf-8", ...privateHeaders } });
