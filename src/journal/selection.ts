import type { Exchange } from "#protocol/journal.ts";

/** Which requests to show. An omitted selector matches all. */
export interface JournalSelection {
  /** A part of the name of the client, in any case. */
  readonly client?: string | undefined;
  readonly service?: string | undefined;
  readonly action?: string | undefined;
  /** An account, or one of its users. */
  readonly account?: string | undefined;
  /** A code, its first part, or `success`. */
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  /** The first time, in epoch milliseconds. */
  readonly since?: number | undefined;
}

export function isSelected({ info, code, headers }: Exchange, selection: JournalSelection): boolean {
  const { client, service, action, account, requestId, since } = selection;
  return (
    (service === undefined || info.service === service) &&
    (action === undefined || info.action === action) &&
    (account === undefined || info.account === account || info.uin === account) &&
    (requestId === undefined || info.requestId === requestId) &&
    (since === undefined || info.started >= since) &&
    (client === undefined || clientOf(headers).toLowerCase().includes(client.toLowerCase())) &&
    isSelectedCode(code, selection.code)
  );
}

const clientOf = (headers: Exchange["headers"]): string =>
  `${headers.get("x-tc-requestclient") ?? ""} ${headers.get("user-agent") ?? ""}`;

function isSelectedCode(code: string, selected: string | undefined): boolean {
  if (selected === undefined) return true;
  if (selected === "success") return code === "";
  return code === selected || code.startsWith(`${selected}.`);
}
