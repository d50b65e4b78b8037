import type { KnownKeys } from "./comparison.ts";
import type { Change } from "./explain.ts";
import { alternativeHosts, hostsWithPort } from "./hosts.ts";
import type { Mistake } from "./messages/mistakes.ts";
import { decode } from "./queries.ts";
import { compareByName, encode, type Pair } from "./v1.ts";
import type { V1Form } from "./v1Form.ts";

type Changes = readonly Change<V1Form, Mistake>[];

/**
 * Typical mistakes with v1, grouped by kind.
 * @param sent the parameters in the order sent
 */
export function v1Changes(form: V1Form, sent: readonly Pair[], circle: KnownKeys): readonly Changes[] {
  return [methods(form), hosts(form, circle), paths(form), parameters(form, sent), hashes(form), keys(circle)];
}

const methods = ({ method: sent }: V1Form): Changes =>
  [sent.toLowerCase(), ...["GET", "POST"].filter((other) => other !== sent), ""].map((method) => ({
    mistake: "methodOther",
    values: { signed: method || '""', sent },
    change: { method },
  }));

function hosts({ host: sent }: V1Form, { services }: KnownKeys): Changes {
  const other = (mistake: Mistake) => (host: string) => ({
    mistake,
    values: { signed: host || '""', sent },
    change: { host },
  });
  return [...hostsWithPort(sent).map(other("hostPort")), ...alternativeHosts(sent, services).map(other("hostOther"))];
}

const paths = ({ path }: V1Form): Changes => [
  { mistake: "pathOther", values: { signed: '""' }, change: { path: "" } },
  { mistake: "pathOther", values: { signed: "/v2/index.php" }, change: { path: "/v2/index.php" } },
  { mistake: "pathOther", values: { signed: `${path}/` }, change: { path: `${path}/` } },
  { mistake: "markMissing", values: {}, change: { mark: "" } },
];

function parameters({ pairs }: V1Form, sent: readonly Pair[]): Changes {
  const order = (how: string, list: readonly Pair[]): Change<V1Form, Mistake> => ({
    mistake: "parametersOrder",
    values: { how },
    change: { pairs: list },
  });
  const by = (compare: (a: string, b: string) => number) => [...pairs].sort(([a], [b]) => compare(a, b));
  const written = (mistake: Mistake, write: (value: string) => string): Change<V1Form, Mistake> => ({
    mistake,
    values: {},
    change: { pairs: pairs.map(([name, value]) => [name, write(value)]) },
  });
  return [
    order("as sent", sent),
    order(
      "a = A",
      by((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    ),
    order("2 < 10", [...pairs].sort(byNumber)),
    order(
      "a < A",
      by((a, b) => a.localeCompare(b, "en")),
    ),
    order("z … a", [...pairs].reverse()),
    written("parametersEncoded", encode),
    written("parametersEncoded", encodeURIComponent),
    written("parametersEncoded", (value) => encode(value).replaceAll("%20", "+")),
    written("parametersTwice", decode),
    {
      mistake: "parametersTwice",
      values: {},
      change: { pairs: pairs.map(([name, value]): Pair => [decode(name), decode(value)]).sort(compareByName) },
    },
    { mistake: "emptyLeftOut", values: {}, change: { pairs: pairs.filter(([, value]) => value !== "") } },
    ...pairs.map(
      ([added]): Change<V1Form, Mistake> => ({
        mistake: "parameterAdded",
        values: { name: added },
        change: { pairs: pairs.filter(([name]) => name !== added) },
      }),
    ),
  ];
}

/** By the parts of their names, numbers by what they count. */
function byNumber(a: Pair, b: Pair): number {
  const [left, right] = [a[0].split("."), b[0].split(".")];
  const at = left.findIndex((part, index) => part !== right[index]);
  const difference = Number(left[at]) - Number(right[at]);
  return Number.isNaN(difference) ? compareByName(a, b) : difference;
}

const hashes = ({ hash }: V1Form): Changes =>
  hash === "SHA-1"
    ? [{ mistake: "algorithmSigned", values: { signed: "HmacSHA256" }, change: { hash: "SHA-256" } }]
    : [{ mistake: "algorithmSigned", values: { signed: "HmacSHA1" }, change: { hash: "SHA-1" } }];

function keys({ secretId, secretKey, others }: KnownKeys): Changes {
  const of = (mistake: Mistake, key: string, name = ""): Change<V1Form, Mistake> => ({
    mistake,
    values: { name },
    change: { key },
  });
  return [
    ...[`${secretKey}\n`, `${secretKey} `, ` ${secretKey}`, `${secretKey}\r\n`, secretKey.trim()]
      .filter((key) => key !== secretKey)
      .map((key) => of("keyBlank", key)),
    of("keyAmpersand", `${secretKey}&`),
    of("keySwapped", secretId),
    ...others.filter((one) => one.secretKey !== secretKey).map((one) => of("keyOfOther", one.secretKey, one.name)),
  ];
}

/** The time may have been taken twice, seconds apart. */
export function timestampChanges({ pairs }: V1Form): Changes {
  const sent = Number(pairs.find(([name]) => name === "Timestamp")?.[1]);
  if (!Number.isSafeInteger(sent)) return [];
  const near = Array.from({ length: 120 }, (_, at) => (at % 2 ? -1 : 1) * (1 + (at >> 1)));
  return near.map((by) => ({
    mistake: "timestampOther",
    values: { signed: sent + by, sent },
    change: { pairs: pairs.map((pair) => (pair[0] === "Timestamp" ? ["Timestamp", String(sent + by)] : pair)) },
  }));
}
