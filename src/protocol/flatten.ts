import { ApiError } from "#kernel/errors.ts";
import { shapeLimits } from "./limits.ts";
import { errorDetails } from "./messages.ts";

export type Pair = readonly [name: string, value: string];

/**
 * Parses a query or a form into name and value pairs, in the order sent. `+` and `%20` both mean a space.
 * @throws ApiError InvalidParameter for a part without `=` or with an invalid escape, and for too many
 */
export function pairs(query: string): readonly Pair[] {
  const found: Pair[] = [];
  for (let at = 0; at < query.length; ) {
    const next = query.indexOf("&", at);
    const end = next < 0 ? query.length : next;
    if (end > at) found.push(pair(query.slice(at, end)));
    countable(found.length);
    at = end + 1;
  }
  return found;
}

/** @throws ApiError InvalidParameter if the number of parameters exceeds the limit */
export function countable(parameters: number): void {
  if (parameters <= shapeLimits.parameters) return;
  throw new ApiError("InvalidParameter", { limit: shapeLimits.parameters, text: errorDetails.tooMany });
}

function pair(part: string): Pair {
  const mark = part.indexOf("=");
  if (mark < 0) throw new ApiError("InvalidParameter", { text: errorDetails.noEqualsSign });
  return [unescaped(part.slice(0, mark)), unescaped(part.slice(mark + 1))];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new ApiError("InvalidParameter", { parameter: text, type: "string" });
  }
}

interface Tree {
  [name: string]: Tree | string;
}

/**
 * Nests flattened parameters: `Filters.0.Values.1=x` becomes a tree. Its lists are still keyed by their indices, because only
 * a declaration distinguishes a list from an object.
 * @throws ApiError InvalidParameter if a name is both a value and a parent, or is nested too deeply
 */
export function nested(flat: readonly Pair[]): Tree {
  const root: Tree = Object.create(null);
  for (const [name, value] of flat) {
    const path = name.split(".", shapeLimits.depth + 1);
    if (path.length > shapeLimits.depth) {
      throw new ApiError("InvalidParameter", { limit: shapeLimits.depth, text: errorDetails.tooDeep });
    }
    const leaf = path.pop() ?? "";
    let parent = root;
    for (const step of path) {
      const next = parent[step] ?? Object.create(null);
      if (typeof next === "string") throw new ApiError("InvalidParameter", { parameter: name, type: "object" });
      parent[step] = next;
      parent = next;
    }
    if (typeof parent[leaf] === "object") throw new ApiError("InvalidParameter", { parameter: name, type: "string" });
    parent[leaf] = value;
  }
  return root;
}
