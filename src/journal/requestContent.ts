import { isRecord } from "#kernel/record.ts";
import type { Members, Shape } from "#kernel/shape.ts";
import { nested, type Pair, pairs } from "#protocol/flatten.ts";
import { type Exchange, truncatedParts } from "#protocol/journal.ts";
import { shapeOfJson } from "#protocol/jsonShape.ts";
import { shapeLimits } from "#protocol/limits.ts";
import { multipartPairs } from "#protocol/multipart.ts";
import { formType, mediaType, v1Names } from "#protocol/signedRequest.ts";

/** The readable content of a request. */
export interface RequestContent {
  /** The action's own parameters; undefined where there are none to be read. */
  readonly parameters: unknown;
  /** Common parameters that came among them. */
  readonly beside: readonly Pair[];
  /** A body that could not be read as parameters. */
  readonly text: string;
}

/** Parses the parameters of a request again, without rejecting what the middleware rejects. */
export async function readContent(kept: Exchange, input: Members | undefined): Promise<RequestContent> {
  const { method, query, body } = kept;
  const text = new TextDecoder().decode(body);
  const type = mediaType(kept);
  const unread: RequestContent = { parameters: undefined, beside: [], text };
  if (truncatedParts(kept).request && method !== "GET") return unread;
  try {
    if (method === "GET") return fromPairs(pairs(query), input);
    if (type === "application/json" && shapeOfJson(body, shapeLimits).isTooDeep) return unread;
    if (type === "application/json") return { ...unread, parameters: text === "" ? {} : JSON.parse(text), text: "" };
    if (type === "multipart/form-data") return fromPairs(await multipartPairs(kept), input);
    if (type === formType || type === "") return fromPairs(pairs(text), input);
  } catch {
    // The middleware already returned the error. Show the raw value.
  }
  return unread;
}

/** A name that a parameter can have; anything else is no form, whatever the request says of itself. */
const parameterName = /^[\w.-]{1,256}$/;

function fromPairs(given: readonly Pair[], input: Members | undefined): RequestContent {
  if (!given.every(([name]) => parameterName.test(name))) throw new Error("no form");
  const isV1 = given.some(([name]) => name === "Signature");
  const isBeside = ([name]: Pair): boolean => isV1 && v1Names.has(name);
  const parameters = withTypes(input, nested(given.filter((pair) => !isBeside(pair))));
  return { parameters, beside: given.filter(isBeside), text: "" };
}

/** Converts texts to their declared types if they have the right form. Undeclared members stay unchanged. */
function withTypes(members: Members | undefined, tree: unknown): unknown {
  if (!isRecord(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([name, one]) => {
      const shape = members && Object.hasOwn(members, name) ? members[name] : undefined;
      return [name, shape ? withType(shape, one) : withTypes(undefined, one)];
    }),
  );
}

function withType({ kind, element, object }: Shape, given: unknown): unknown {
  if (element && isRecord(given)) return inIndexOrder(given).map((one) => withType(element, one));
  if (object) return withTypes(object.members, given);
  if (typeof given !== "string") return given;
  if (kind === "bool" && /^(?:true|false)$/i.test(given)) return given.toLowerCase() === "true";
  if ((kind === "int" || kind === "float") && /^-?\d{1,15}(\.\d+)?$/.test(given)) return Number(given);
  return given;
}

const inIndexOrder = (given: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Object.keys(given)
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => given[key]);
