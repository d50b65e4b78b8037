import type { KnownKeys } from "./comparison.ts";
import type { Change } from "./explain.ts";
import type { Mistake } from "./messages/mistakes.ts";
import { dateOf } from "./tc3.ts";
import type { Tc3Form } from "./tc3Form.ts";

type Changes = readonly Change<Tc3Form, Mistake>[];

/** The mistakes in the string to sign and in the key: those that are left where the canonical request is known. */
export const tc3KeyChanges = (form: Tc3Form, circle: KnownKeys): readonly Changes[] => [
  dates(form),
  services(form, circle),
  [{ mistake: "requestNotHashed", values: {}, change: { request: "whole" } }],
  keys(circle),
];

function dates({ date: sent, timestamp }: Tc3Form): Changes {
  const moment = Number(timestamp);
  if (!Number.isSafeInteger(moment) || moment > 1e11) return [];
  const near = [-86_400, 0, 86_400].map((seconds) => dateOf(moment + seconds));
  const compact = sent.replaceAll("-", "");
  return [...new Set([...near, compact])]
    .filter((signed) => signed !== sent)
    .flatMap((signed) => [
      { mistake: "dateSigned" as const, values: { signed, sent }, change: { date: signed, keyDate: signed } },
      { mistake: "dateSigned" as const, values: { signed, sent }, change: { keyDate: signed } },
      { mistake: "dateSigned" as const, values: { signed, sent }, change: { date: signed } },
    ]);
}

function services({ service: sent, headers }: Tc3Form, { services: known }: KnownKeys): Changes {
  const label = headers.find(([name]) => name === "host")?.[1].split(".")[0] ?? "";
  return [...new Set([...known, label, sent.toUpperCase(), sent.toLowerCase()])]
    .filter((signed) => signed && signed !== sent)
    .flatMap((signed) => [
      { mistake: "serviceSigned" as const, values: { signed, sent }, change: { service: signed, keyService: signed } },
      { mistake: "serviceSigned" as const, values: { signed, sent }, change: { keyService: signed } },
      { mistake: "serviceSigned" as const, values: { signed, sent }, change: { service: signed } },
    ]);
}

function keys({ secretId, secretKey, others }: KnownKeys): Changes {
  const of = (mistake: Mistake, secret: string, name = ""): Change<Tc3Form, Mistake> => ({
    mistake,
    values: { name },
    change: { secret },
  });
  return [
    ...[`${secretKey}\n`, `${secretKey} `, ` ${secretKey}`, `${secretKey}\r\n`, secretKey.trim()]
      .filter((key) => key !== secretKey)
      .map((key) => of("keyBlank", `TC3${key}`)),
    of("keyNoPrefix", secretKey),
    { mistake: "keyNotDerived", values: {}, change: { secret: secretKey, derivation: "none" } },
    { mistake: "keyNotDerived", values: {}, change: { derivation: "none" } },
    { mistake: "keyHex", values: {}, change: { derivation: "digits" } },
    of("keySwapped", `TC3${secretId}`),
    ...others
      .filter((one) => one.secretKey !== secretKey)
      .map((one) => of("keyOfOther", `TC3${one.secretKey}`, one.name)),
  ];
}

/** The time may have been taken twice, seconds apart, or counted in milliseconds. */
export function timestampChanges({ timestamp: sent, date }: Tc3Form): Changes {
  const moment = Number(sent);
  if (!Number.isSafeInteger(moment) || moment > 1e11) return [];
  const near = Array.from({ length: 120 }, (_, at) => (at % 2 ? -1 : 1) * (1 + (at >> 1)));
  return [
    ...near.map((by) => ({
      mistake: "timestampOther" as const,
      values: { signed: moment + by, sent },
      change: { timestamp: String(moment + by), date, keyDate: date },
    })),
    { mistake: "timestampMillis", values: {}, change: { timestamp: `${sent}000` } },
  ];
}
