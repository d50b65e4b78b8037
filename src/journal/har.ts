import type { JournalEntry, Pairs } from "./entry.ts";

/** Requests as a HAR 1.2 log, for the developer tools of browsers. Secrets are masked as in the journal. */
export const harOf = (entries: readonly JournalEntry[], version: string) => ({
  log: { version: "1.2", creator: { name: "Skerry", version }, entries: entries.map(harEntry) },
});

function harEntry(entry: JournalEntry) {
  const { method, path, headers, milliseconds, response } = entry;
  const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? "127.0.0.1";
  const text = JSON.stringify({ Response: response });
  return {
    startedDateTime: new Date(entry.time).toISOString(),
    time: milliseconds,
    request: {
      method,
      url: `http://${host.replace(/^https?:\/\//, "")}${path}`,
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs(headers),
      queryString: method === "GET" ? pairs(entry.beside) : [],
      ...(method === "POST" && { postData: { mimeType: "application/json", text: bodyOf(entry) } }),
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: 200,
      statusText: "OK",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: pairs([["Content-Type", "application/json"]]),
      content: { size: text.length, mimeType: "application/json", text },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    comment: [entry.service, entry.action, entry.region, entry.code].filter((part) => part !== "").join(" "),
  };
}

const bodyOf = ({ parameters, text }: JournalEntry): string =>
  parameters === null ? text : JSON.stringify(parameters);

const pairs = (from: Pairs) => from.map(([name, value]) => ({ name, value }));
