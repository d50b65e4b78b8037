import { alternativeBodies } from "./bodies.ts";
import type { KnownKeys } from "./comparison.ts";
import type { Change } from "./explain.ts";
import { alternativeHosts, hostsWithPort } from "./hosts.ts";
import type { Mistake } from "./messages/mistakes.ts";
import type { ParsedRequest } from "./paste.ts";
import { alternativeQueries } from "./queries.ts";
import type { Tc3Form } from "./tc3Form.ts";
import { tc3KeyChanges } from "./tc3KeyChanges.ts";
import type { Pair } from "./v1.ts";

type Changes = readonly Change<Tc3Form, Mistake>[];

/** Typical mistakes with TC3, grouped by kind, for a sent request. */
export function tc3Changes(form: Tc3Form, pasted: ParsedRequest, circle: KnownKeys): readonly Changes[] {
  return [
    methods(form),
    paths(pasted),
    pasted.method === "GET" ? alternativeQueries(pasted.query) : queryOfPost(pasted),
    hosts(form),
    values(form),
    lines(form, pasted),
    payloads(form, pasted),
    ...tc3KeyChanges(form, circle),
  ];
}

const methods = ({ method: sent }: Tc3Form): Changes =>
  [sent.toLowerCase(), ...["GET", "POST", "PUT"].filter((other) => other !== sent)].map((method) => ({
    mistake: "methodOther",
    values: { signed: method, sent },
    change: { method },
  }));

const paths = ({ path, query }: ParsedRequest): Changes =>
  ["", "//", "/index", `${path}/`, query && `${path}?${query}`]
    .filter((one) => one !== "/")
    .map((other) => ({
      mistake: "pathOther",
      values: { signed: other || '""' },
      change: { path: other },
    }));

const queryOfPost = ({ query }: ParsedRequest): Changes =>
  query ? [{ mistake: "queryOfPost", values: {}, change: { query } }] : [];

const withValue = (headers: readonly Pair[], name: string, value: string): readonly Pair[] =>
  headers.map((header) => (header[0] === name ? [name, value] : header));

function hosts({ headers, service }: Tc3Form): Changes {
  const sent = headers.find(([name]) => name === "host")?.[1] ?? "";
  const other = (mistake: Mistake) => (signed: string) => ({
    mistake,
    values: { signed, sent },
    change: { headers: withValue(headers, "host", signed) },
  });
  return [...hostsWithPort(sent).map(other("hostPort")), ...alternativeHosts(sent, [service]).map(other("hostOther"))];
}

const types = [
  "application/json",
  "application/json; charset=utf-8",
  "application/json;charset=utf-8",
  "application/json; charset=UTF-8",
  "Application/JSON",
  "APPLICATION/JSON",
  "application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded; charset=utf-8",
  "text/plain",
  "text/plain;charset=utf-8",
  "multipart/form-data",
  "",
];

function values({ headers }: Tc3Form): Changes {
  const changed = (name: string, sent: string, signed: string, mistake: Mistake): Change<Tc3Form, Mistake> => ({
    mistake,
    values: { name, signed: signed || '""', sent: sent || '""' },
    change: { headers: withValue(headers, name, signed) },
  });
  return headers.flatMap(([name, sent]) => [
    ...[` ${sent}`, `${sent} `, ` ${sent} `].map((signed) => changed(name, sent, signed, "headerBlank")),
    ...(name === "content-type" ? types : [sent.toUpperCase(), ""])
      .filter((signed) => signed !== sent)
      .map((signed) =>
        changed(name, sent, signed, signed.toLowerCase() === sent.toLowerCase() ? "headerCase" : "headerOther"),
      ),
  ]);
}

/** Slips in how the lines of the headers are written, and in which there are. */
function lines({ headers, signedHeaders }: Tc3Form, pasted: ParsedRequest): Changes {
  const sent = new Map(pasted.headers);
  const capital = (name: string): string => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
  const sorted = [...headers].sort(([a], [b]) => (a < b ? -1 : 1));
  const custom = pasted.headers.map(([name]) => name).filter((name) => name.startsWith("x-tc-"));
  const lists = [["content-type", "host"], ["host", "content-type"], ["content-type"], ["host"]];
  const longer = [["content-type", "host", "x-tc-action"], ["content-type", "host", ...custom].sort()];
  return [
    { mistake: "headersEnd", values: {}, change: { headersEnd: "" } },
    { mistake: "headerGap", values: {}, change: { colon: ": " } },
    { mistake: "headerNames", values: {}, change: { headers: headers.map(([name, value]) => [capital(name), value]) } },
    { mistake: "headersOrder", values: {}, change: { headers: [...headers].reverse() } },
    { mistake: "headersOrder", values: {}, change: { headers: sorted } },
    ...[...lists, ...longer]
      .filter((names) => names.join(";") !== signedHeaders)
      .flatMap((names) =>
        [(value: string) => value, (value: string) => value.toLowerCase()].map((write) => ({
          mistake: "signedHeadersOther" as const,
          values: { signed: names.join(";"), sent: signedHeaders },
          change: {
            signedHeaders: names.join(";"),
            headers: names.map((name): Pair => [name, write(sent.get(name) ?? "")]),
          },
        })),
      ),
  ];
}

export const unsignedPayload = "UNSIGNED-PAYLOAD";

function payloads({ payload }: Tc3Form, { method, body, headers }: ParsedRequest): Changes {
  const others = typeof body === "string" ? alternativeBodies(body) : [];
  const changed = others.map(({ mistake, body, how }) => ({
    mistake,
    values: { how: how || '""' },
    change: { payload: body },
  }));
  if (payload === unsignedPayload) return [{ mistake: "bodyNotUnsigned", values: {}, change: { payload: body } }];
  const unsigned = [unsignedPayload, ...(headers.some(([name]) => name === "x-tc-content-sha256") ? [""] : [])];
  return [
    ...unsigned.map((one) => ({ mistake: "bodyUnsigned" as const, values: {}, change: { payload: one } })),
    ...(method === "GET"
      ? [body, "{}", "null"].map((one) => ({ mistake: "bodyOfGet" as const, values: {}, change: { payload: one } }))
      : []),
    ...(method === "GET" ? [] : changed),
  ];
}
