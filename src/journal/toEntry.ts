import type { CallContext } from "#cloud.ts";
import type { Action } from "#kernel/action.ts";
import { isRecord } from "#kernel/record.ts";
import type { Service } from "#kernel/service.ts";
import { type Exchange, truncatedParts } from "#protocol/journal.ts";
import type { JournalEntry, Json, Pairs } from "./entry.ts";
import { readContent } from "./requestContent.ts";
import { mayBeSecret, SecretMasker } from "./secrets.ts";

type Services = ReadonlyMap<string, Service<CallContext>>;

/** Decodes an exchange and masks its secrets. */
export async function toJournalEntry(exchange: Exchange, services: Services): Promise<JournalEntry> {
  const { number, info, code, milliseconds } = exchange;
  const cut = truncatedParts(exchange);
  const action = await actionOf(exchange, services);
  const content = await readContent(exchange, action?.input);
  const secrets = new SecretMasker();
  const parameters = content.parameters === undefined ? null : secrets.maskMembers(action?.input, content.parameters);
  const response = responseIn(exchange, action, secrets);
  const headers = maskedPairs([...exchange.headers], secrets);
  const beside = maskedPairs(content.beside, secrets);
  const textMayBeSecret = mayBeSecret(content.text);
  const missing = [
    ...(cut.request ? ["large request" as const] : []),
    ...(cut.answer ? ["large answer" as const] : []),
    ...(textMayBeSecret ? ["secret text" as const] : []),
  ];
  const client = exchange.headers.get("x-tc-requestclient") ?? beside.find(([name]) => name === "RequestClient")?.[1];
  // A secret found in one place is masked everywhere, including error messages and the path.
  const text = (from: string | undefined): string => secrets.redactText(from ?? "");
  return {
    number,
    time: info.started,
    requestId: info.requestId,
    service: info.service ?? "",
    action: text(info.action),
    region: text(info.region),
    account: info.account ?? "",
    uin: info.uin ?? "",
    code,
    milliseconds,
    fault: info.fault ?? "",
    client: text(client),
    method: exchange.method,
    path: text(exchange.path),
    headers: headers.map(([name, value]) => [name, text(value)]),
    beside: beside.map(([name, value]) => [name, text(value)]),
    parameters: secrets.redact(parameters),
    text: textMayBeSecret ? "" : text(content.text),
    response: secrets.redact(response),
    missing,
  };
}

async function actionOf({ info }: Exchange, services: Services): Promise<Action<CallContext> | undefined> {
  const { service = "", action = "" } = info;
  const named = services.get(service);
  return named?.actions.has(action) ? named.load(action) : undefined;
}

function responseIn({ answer }: Exchange, action: Action<CallContext> | undefined, secrets: SecretMasker): Json {
  if (answer === "") return null;
  const { Error: refusal, RequestId, ...output } = JSON.parse(answer).Response;
  const shownOutput = secrets.maskMembers(action?.output, output);
  return {
    ...(refusal !== undefined && { Error: refusal }),
    ...(isRecord(shownOutput) ? shownOutput : {}),
    RequestId,
  };
}

function maskedPairs(pairs: Pairs, secrets: SecretMasker): Pairs {
  return pairs.map(([name, value]) => {
    if (name.toLowerCase() === "authorization") return [name, maskedAuthorization(value, secrets)];
    return [name, mayBeSecret(name) ? String(secrets.mask(value)) : value];
  });
}

/** Masks only the signature. A header that is not a TC3 signature is masked completely. */
function maskedAuthorization(header: string, secrets: SecretMasker): string {
  const [, start, signature] =
    /^(TC3-HMAC-SHA256 Credential=[^,\s]+, ?SignedHeaders=[\w;-]+, ?Signature=)(\w+)$/.exec(header) ?? [];
  return start === undefined ? String(secrets.mask(header)) : `${start}${secrets.mask(signature)}`;
}
