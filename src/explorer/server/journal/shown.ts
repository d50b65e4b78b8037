import type { Visit } from "#cloud.ts";
import type { Action } from "#kernel/action.ts";
import { isRecord } from "#kernel/record.ts";
import type { Service } from "#kernel/service.ts";
import type { Kept } from "#protocol/journal.ts";
import type { JournalEntry, Json, Pairs } from "./entry.ts";
import { heldBy } from "./parameters.ts";
import { Secrets, smells } from "./secrets.ts";

type Services = ReadonlyMap<string, Service<Visit>>;

/** Makes of a kept exchange what may be shown. */
export async function shown(kept: Kept, services: Services): Promise<JournalEntry> {
  const { number, received, trace, code, milliseconds, cut } = kept;
  const action = await actionOf(kept, services);
  const held = await heldBy(kept, action?.input);
  const secrets = new Secrets();
  const parameters = held.parameters === undefined ? null : secrets.inMembers(action?.input, held.parameters);
  const response = responseIn(kept, action, secrets);
  const headers = maskedPairs([...received.headers], secrets);
  const beside = maskedPairs(held.beside, secrets);
  const tells = smells(held.text);
  const missing = [
    ...(cut.request ? ["large request" as const] : []),
    ...(cut.answer ? ["large answer" as const] : []),
    ...(tells ? ["secret text" as const] : []),
  ];
  const client = received.headers.get("x-tc-requestclient") ?? beside.find(([name]) => name === "RequestClient")?.[1];
  // What was met as a secret in one place is masked in all, messages of refusals and the path included.
  const text = (from: string | undefined): string => secrets.withoutIn(from ?? "");
  return {
    number,
    time: trace.started,
    requestId: trace.requestId,
    service: trace.service ?? "",
    action: text(trace.action),
    region: text(trace.region),
    account: trace.account ?? "",
    uin: trace.uin ?? "",
    code,
    milliseconds,
    client: text(client),
    method: received.method,
    path: text(received.path),
    headers: headers.map(([name, value]) => [name, text(value)]),
    beside: beside.map(([name, value]) => [name, text(value)]),
    parameters: secrets.without(parameters),
    text: tells ? "" : text(held.text),
    response: secrets.without(response),
    missing,
  };
}

async function actionOf({ trace }: Kept, services: Services): Promise<Action<Visit> | undefined> {
  const { service = "", action = "" } = trace;
  const named = services.get(service);
  return named?.actions.has(action) ? named.load(action) : undefined;
}

function responseIn({ answer, cut }: Kept, action: Action<Visit> | undefined, secrets: Secrets): Json {
  if (cut.answer) return null;
  const { Error: refusal, RequestId, ...output } = JSON.parse(answer).Response;
  const shownOutput = secrets.inMembers(action?.output, output);
  return {
    ...(refusal !== undefined && { Error: refusal }),
    ...(isRecord(shownOutput) ? shownOutput : {}),
    RequestId,
  };
}

function maskedPairs(pairs: Pairs, secrets: Secrets): Pairs {
  return pairs.map(([name, value]) => {
    if (name.toLowerCase() === "authorization") return [name, maskedAuthorization(value, secrets)];
    return [name, smells(name) ? String(secrets.hide(value)) : value];
  });
}

/** Who signed and what stays to be seen; only a header that is no signature is masked as a whole. */
function maskedAuthorization(header: string, secrets: Secrets): string {
  const [, start, signature] =
    /^(TC3-HMAC-SHA256 Credential=[^,\s]+, ?SignedHeaders=[\w;-]+, ?Signature=)(\w+)$/.exec(header) ?? [];
  return start === undefined ? String(secrets.hide(header)) : `${start}${secrets.hide(signature)}`;
}
