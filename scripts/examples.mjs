/**
 * Reduces the examples of the published definitions to facts: the input of each call and the types of its response. The
 * tests need only the result. Run it again when the definitions change:
 *
 *   node scripts/examples.mjs FOLDER SERVICE [ACTION…] > test/examples/SERVICE.yaml
 *
 * FOLDER holds SERVICE.cn.json and SERVICE.intl.json, with `actions`, each with `examples` of `input` and `output`. For
 * Lighthouse, all actions are written. For other services, pass the declared actions.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, service, ...only] = process.argv.slice(2);
if (!folder || !service) throw new Error("usage: node scripts/examples.mjs FOLDER SERVICE [ACTION…]");

/** Input of a published call: query parameters or a JSON body. */
function call(text) {
  if (text.startsWith("http")) {
    const query = text.slice(text.indexOf("?") + 1);
    const pairs = query.split("&").flatMap((pair) => {
      const [name = "", value] = pair.trim().split(/=(.*)/s);
      return value === undefined || name === "Action" ? [] : [[name, placeholder(name, unescaped(value.trim()))]];
    });
    return { query: withoutSentences(Object.fromEntries(pairs)) };
  }
  return { body: withoutSentences(JSON.parse(loose(text.slice(text.search(/^\s*\{/m))))) };
}

/** Decodes a query. Some published queries are percent-encoded, others are not. */
const unescaped = (value) => (/^[^%]*(%[0-9A-F]{2}[^%]*)*$/i.test(value) ? decodeURIComponent(value) : value);

/** Text in angle brackets is a placeholder. */
const placeholder = (name, value) => (/^<.*>$/s.test(value) ? `<${name}>` : value);

/** Replaces sentences, which are copyrighted, by a placeholder. */
function withoutSentences(value, name = "") {
  if (Array.isArray(value)) return value.map((element) => withoutSentences(element, name));
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withoutSentences(v, k)]));
  return typeof value === "string" && /[^\x20-\x7e]|(\S+ ){3}/.test(value) ? `<${name}>` : value;
}

/** Repairs published JSON with superfluous or missing commas. */
const loose = (json) => json.replace(/,(\s*[}\]])/g, "$1").replace(/(["\d\]}el])([ \t]*\r?\n\s*")/g, "$1,$2");

/** Replaces values by types. A list has the merged type of its elements; optional members end in `?`. */
function typeOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.map(typeOf).reduce(both)];
  if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, typeOf(v)]));
  return typeof value;
}

function both(one, other) {
  if (one === "null") return other;
  if (other === "null") return one;
  if (Array.isArray(one)) return one.length > 0 && other.length > 0 ? [both(one[0], other[0])] : [...one, ...other];
  if (typeof one !== "object") return one;
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)].map((name) => name.replace("?", "")))];
  return Object.fromEntries(
    names.map((name) => {
      const types = [one, other].map((type) => type[name] ?? type[`${name}?`]);
      const [first, second] = types;
      const always = name in one && name in other;
      const type = first === undefined ? second : second === undefined ? first : both(first, second);
      return [always ? name : `${name}?`, type];
    }),
  );
}

/** Returns undefined for unreadable JSON. */
function reduced(action, input, output) {
  try {
    const { RequestId: _, ...answer } = JSON.parse(loose(output)).Response;
    return { action, ...call(input), output: typeOf(answer) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    console.error(`left out: an example of ${action}, which is no JSON`);
    return undefined;
  }
}

const examples = new Map();
for (const site of ["cn", "intl"]) {
  const { actions } = JSON.parse(readFileSync(join(folder, `${service}.${site}.json`), "utf8"));
  for (const [action, { examples: published = [] }] of Object.entries(actions)) {
    if (only.length > 0 && !only.includes(action)) continue;
    for (const { input, output } of published) {
      const example = reduced(action, input, output);
      if (!example) continue;
      const key = JSON.stringify(example);
      examples.set(key, { ...example, sites: [...(examples.get(key)?.sites ?? []), site] });
    }
  }
}

const lines = [...examples.values()].map(({ action, sites, query, body, output }) =>
  [
    `- action: ${action}`,
    `  sites: ${JSON.stringify(sites)}`,
    query ? `  query: ${JSON.stringify(query)}` : `  body: ${JSON.stringify(body)}`,
    `  output: ${JSON.stringify(output)}`,
  ].join("\n"),
);
process.stdout.write(`# Written by scripts/examples.mjs, which says what this is.\n\n${lines.join("\n")}\n`);
