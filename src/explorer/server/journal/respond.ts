import type { ServedCloud } from "#protocol/servedCloud.ts";
import { isLocalRequest, privateHeaders } from "../session.ts";
import type { JournalPage } from "./entry.ts";
import { toJournalEntry } from "./toEntry.ts";

/** So many entries at once: what is asked for in one piece is also masked in one piece, and others wait meanwhile. */
const pageSize = 50;

/** Seconds for which a look waits for something new, at most; connections are silent for no longer than 60. */
const maxWait = 20;

/** Answers what came after an entry: `?after=NUMBER&wait=SECONDS`, where it waits only if there is nothing yet. */
export async function respondWithJournal(request: Request, cloud: ServedCloud, address: string): Promise<Response> {
  if (!isLocalRequest(address, request.headers.get("host") ?? "")) {
    return plain(403, "The journal is shown only on the machine that Skerry runs on, at localhost or 127.0.0.1.");
  }
  const { journal, services } = cloud;
  if (!journal) return plain(404, "No journal is kept: Skerry was started with --journal 0.");
  const query = new URLSearchParams(request.url.split("?")[1] ?? "");
  const [after, wait] = [parseCount(query, "after"), parseCount(query, "wait")];
  if (after === undefined || wait === undefined) return plain(400, "after and wait are whole numbers.");
  // A number that is still to come was given by a server that has ended.
  const from = after > journal.last ? 0 : after;
  if (from === journal.last && wait > 0) await journal.changed(Math.min(wait, maxWait) * 1000);
  const kept = journal.after(from, pageSize);
  const entries = await Promise.all(kept.map((one) => toJournalEntry(one, services)));
  const next = kept.at(-1)?.number ?? from;
  const page: JournalPage = { entries, next, missed: next - from - kept.length };
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
