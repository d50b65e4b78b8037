import { parseArgs } from "node:util";
import { UsageError } from "./optionValues.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** A running server. */
export interface ControlServer {
  /** The address of the server, without a path. */
  readonly url: string;
  readonly adminToken: string | undefined;
}

/** A request to the control interface of a running server. */
export interface ControlRequest extends ControlServer {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** The path below `/_skerry/`. */
  readonly path: string;
  readonly body?: object;
  /** A file to send instead of `body`. */
  readonly file?: string;
}

/** A running server refused a request, or could not be reached. */
export class ControlRequestError extends Error {
  override readonly name = "ControlRequestError";
}

export const controlHelp = [
  "skerry reset [UIN] [--url URL] [--admin-token TOKEN]",
  "",
  "  returns the cloud of a running server, or one account of it, to its world",
  "",
  "skerry clock [show | still [TIME] | run | advance DURATION | until TIME] [--url URL] [--admin-token TOKEN]",
  "",
  "  shows or changes the clock of a running cloud; DURATION is 8d, 12h, 30m or 45s, TIME is 2030-01-31T08:00:00Z",
  "",
  "skerry faults [list | add JSON | remove ID | clear] [--url URL] [--admin-token TOKEN]",
  "",
  "  makes calls of a running server fail, wait or lose their connection; docs/control.md describes the JSON",
  "",
  "skerry snapshot [list | save NAME | restore NAME | download NAME | upload NAME FILE | delete NAME]",
  "               [--url URL] [--admin-token TOKEN]",
  "",
  "  saves and restores the cloud of a running server; a download contains all secrets in plain text",
  "",
  "skerry journal [har] [NAME=VALUE…] [--url URL] [--admin-token TOKEN]",
  "",
  "  lists the last requests to a running server, such as those with code=ResourceNotFound limit=5; har exports them",
  "",
  "skerry mcp [--url URL] [--admin-token TOKEN]",
  "",
  "  serves the Model Context Protocol on standard input and output, with tools that act on a running server",
  "",
  `  ${"--url URL".padEnd(46)} address of the server (http://127.0.0.1:20324); SKERRY_URL`,
  `  ${"--admin-token TOKEN".padEnd(46)} token of a server on another machine; SKERRY_ADMIN_TOKEN`,
].join("\n");

/** @throws UsageError */
export function readResetRequest(args: readonly string[], env: Env): ControlRequest {
  const { positionals, server } = parse(args, env);
  const [account, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`reset does not take ${more.join(", ")}`);
  const query = account === undefined ? "" : `?account=${encodeURIComponent(account)}`;
  return { method: "POST", path: `reset${query}`, ...server };
}

/** @throws UsageError */
export function readMcpServer(args: readonly string[], env: Env): ControlServer {
  const { positionals, server } = parse(args, env);
  if (positionals.length > 0) throw new UsageError(`mcp takes no ${positionals.join(", ")}`);
  return server;
}

/** @throws UsageError */
export function readClockRequest(args: readonly string[], env: Env): ControlRequest {
  const { positionals, server } = parse(args, env);
  const [command = "show", value, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`clock ${command} does not take ${more.join(", ")}`);
  return { ...clockRequest(command, value), ...server };
}

function clockRequest(command: string, value: string | undefined): Pick<ControlRequest, "method" | "path" | "body"> {
  const [set, advance] = [
    { method: "PUT", path: "clock" },
    { method: "POST", path: "clock/advance" },
  ] as const;
  if (command === "still") return { ...set, body: { mode: "still", time: value } };
  if (command === "advance") return { ...advance, body: { seconds: secondsOf(value) } };
  if (command === "until") {
    if (value === undefined) throw new UsageError("clock until requires TIME, such as 2030-01-31T08:00:00Z");
    return { ...advance, body: { until: value } };
  }
  if (value !== undefined) throw new UsageError(`clock ${command} does not take ${value}`);
  if (command === "show") return { method: "GET", path: "clock" };
  if (command === "run") return { ...set, body: { mode: "running" } };
  throw new UsageError(`clock ${command} is unknown; use show, still, run, advance or until`);
}

/** @throws UsageError */
export function readSnapshotRequest(args: readonly string[], env: Env): ControlRequest {
  const { positionals, server } = parse(args, env);
  const [command = "list", name, file, ...more] = positionals;
  const surplus = [...more, ...(command !== "upload" && file !== undefined ? [file] : [])];
  if (surplus.length > 0) throw new UsageError(`snapshot ${command} does not take ${surplus.join(", ")}`);
  if (command === "list") {
    if (name !== undefined) throw new UsageError(`snapshot list does not take ${name}`);
    return { method: "GET", path: "snapshots", ...server };
  }
  const methods = { save: "PUT", restore: "POST", download: "GET", upload: "PUT", delete: "DELETE" } as const;
  const method = Object.entries(methods).find(([one]) => one === command)?.[1];
  if (!method) throw new UsageError(`snapshot ${command} is unknown; use list, ${Object.keys(methods).join(", ")}`);
  if (name === undefined) throw new UsageError(`snapshot ${command} requires NAME`);
  if (command === "upload" && file === undefined) throw new UsageError("snapshot upload requires FILE");
  const path = `snapshots/${encodeURIComponent(name)}${command === "restore" ? "/restore" : ""}`;
  return { method, path, ...(file !== undefined && { file }), ...server };
}

/** @throws UsageError */
export function readJournalRequest(args: readonly string[], env: Env): ControlRequest {
  const { positionals, server } = parse(args, env);
  const path = positionals[0] === "har" ? "journal.har" : "journal";
  const selectors = path === "journal" ? positionals : positionals.slice(1);
  const query = selectors.map((selector) => {
    const [, name = "", value = ""] = /^(\w+)=(.*)$/.exec(selector) ?? [];
    if (name === "") throw new UsageError(`journal takes NAME=VALUE, such as code=success, not ${selector}`);
    return `${name}=${encodeURIComponent(value)}`;
  });
  return { method: "GET", path: query.length === 0 ? path : `${path}?${query.join("&")}`, ...server };
}

/** @throws UsageError */
export function readFaultsRequest(args: readonly string[], env: Env): ControlRequest {
  const { positionals, server } = parse(args, env);
  const [command = "list", value, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`faults ${command} does not take ${more.join(", ")}`);
  return { ...faultsRequest(command, value), ...server };
}

function faultsRequest(command: string, value: string | undefined): Pick<ControlRequest, "method" | "path" | "body"> {
  if (command === "add") return { method: "POST", path: "faults", body: jsonObject(value) };
  if (command === "remove") {
    if (value === undefined) throw new UsageError("faults remove requires ID, such as fault-0a1b2c3d");
    return { method: "DELETE", path: `faults/${encodeURIComponent(value)}` };
  }
  if (value !== undefined) throw new UsageError(`faults ${command} does not take ${value}`);
  if (command === "list") return { method: "GET", path: "faults" };
  if (command === "clear") return { method: "DELETE", path: "faults" };
  throw new UsageError(`faults ${command} is unknown; use list, add, remove or clear`);
}

function jsonObject(text = ""): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UsageError('faults add requires JSON, such as {"service":"lighthouse","effect":{"throttle":true}}');
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function secondsOf(duration: string | undefined): number {
  const [, number = "", unit = ""] = /^(\d{1,10}(?:\.\d{1,3})?)([smhd])$/.exec(duration ?? "") ?? [];
  const seconds = unitSeconds[unit];
  if (seconds === undefined) throw new UsageError("clock advance requires DURATION, such as 8d, 12h, 30m or 45s");
  return Number(number) * seconds;
}

function parse(args: readonly string[], env: Env) {
  const { values, positionals } = parseFlags(args);
  const address = values.url ?? (env["SKERRY_URL"] || "http://127.0.0.1:20324");
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`--url must be an http or https URL, not ${address}`);
  const adminToken = values["admin-token"] ?? (env["SKERRY_ADMIN_TOKEN"] || undefined);
  return { positionals, server: { url: url.origin, adminToken } };
}

function parseFlags(args: readonly string[]) {
  const options = { url: { type: "string" }, "admin-token": { type: "string" } } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Sends a request and prints the response.
 * @throws ControlRequestError
 */
export async function sendControlRequest(
  { method, path, body, file, url, adminToken }: ControlRequest,
  print: (text: string) => void,
): Promise<void> {
  const headers = { ...(adminToken !== undefined && { authorization: `Bearer ${adminToken}` }) };
  const sent = file === undefined ? body && JSON.stringify(body) : await readText(file);
  const response = await fetch(`${url}/_skerry/${path}`, {
    method,
    headers,
    ...(sent !== undefined && { body: sent }),
  }).catch((cause: unknown) => {
    throw new ControlRequestError(`no server responds at ${url}; pass its address with --url`, { cause });
  });
  const text = await response.text();
  if (!response.ok) throw new ControlRequestError(errorIn(text) ?? `${url} responds with status ${response.status}`);
  const isJson = response.headers.get("content-type") === "application/json";
  print(isJson ? JSON.stringify(JSON.parse(text), null, 2) : text.trimEnd());
}

async function readText(file: string): Promise<string> {
  return Bun.file(file)
    .text()
    .catch((cause: unknown) => {
      throw new ControlRequestError(`cannot read ${file}`, { cause });
    });
}

/** The sentence of a refusal; undefined if the response is none. */
function errorIn(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed && "error" in parsed ? String(parsed.error) : undefined;
  } catch {
    return undefined;
  }
}
