/** Variables of the caller, usable in resources and condition values: `${uin}` and `${owner_uin}`. */
export interface Variables {
  readonly uin: string;
  readonly owner_uin: string;
}

export function withVariables(text: string, variables: Variables): string {
  return text.includes("${")
    ? text.replace(/\$\{(uin|owner_uin)\}/g, (_, name: "uin" | "owner_uin") => variables[name])
    : text;
}

/**
 * Whether text matches a pattern in which `*` stands for any number of characters. Each part between two stars matches at
 * its first occurrence, without backtracking, so the time is linear for every pattern.
 */
export function matches(pattern: string, text: string): boolean {
  if (pattern === "*") return true;
  if (!pattern.includes("*")) return pattern === text;
  const [first = "", ...parts] = pattern.split("*");
  const last = parts.pop() ?? "";
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at + last.length <= text.length && text.endsWith(last);
}

/** Compares action names case-insensitively and ignores the old prefix `name/`. */
export function matchesAction(pattern: string, action: string): boolean {
  const plain = pattern.startsWith("name/") ? pattern.slice(5) : pattern;
  return matches(plain.toLowerCase(), action.toLowerCase());
}

/** Old region names, which are still valid in policies. */
const oldRegions: Readonly<Record<string, string>> = {
  bj: "ap-beijing",
  cd: "ap-chengdu",
  cq: "ap-chongqing",
  gz: "ap-guangzhou",
  hk: "ap-hongkong",
  sg: "ap-singapore",
  sh: "ap-shanghai",
  de: "eu-frankfurt",
  kr: "ap-seoul",
  jp: "ap-tokyo",
  usw: "na-siliconvalley",
  use: "na-ashburn",
};

const regionOf = (name: string): string => (Object.hasOwn(oldRegions, name) && oldRegions[name]) || name;

/**
 * Whether a resource pattern of a policy matches a resource. The resource `*` stands for an action that is authorised as a
 * whole; only a pattern without restrictions matches it.
 * @param account the root account that owns the policy; an empty account segment means this account
 */
export function matchesResource(pattern: string, resource: string, account: string, variables: Variables): boolean {
  if (pattern === "*") return true;
  const wanted = segments(pattern);
  if (resource === "*") return wanted.slice(1).every((segment) => segment === "" || segment === "*");
  const given = segments(resource);
  return wanted.every((segment, index) => {
    const actual = given[index] ?? "";
    if (index === 0) return segment === actual;
    if (index === 4) return matches(withVariables(segment, variables) || `uin/${account}`, actual);
    if (segment === "") return true;
    if (index === 3) return matches(regionOf(segment), actual);
    return matches(withVariables(segment, variables), actual);
  });
}

/** Splits a name into at most six segments; the last one may contain colons. */
function segments(description: string): readonly string[] {
  const parts = description.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}
