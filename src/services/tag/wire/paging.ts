import type { Fail } from "#kernel/action.ts";
import { ApiError } from "#kernel/errors.ts";
import { int, string } from "#kernel/fields.ts";

/** Paging by position; how many a page has unless told differs. */
export const paging = (rows = 15) => ({
  Offset: int("How many matches to pass over: whole pages.").min(0).default(0),
  Limit: int("How many to return at most: 1 to 1000.").min(1).max(1000).default(rows),
});

/** What lists say of their page besides its rows. */
export const pageOutput = {
  TotalCount: int("How many match, on all pages."),
  Offset: int("How many matches were passed over."),
  Limit: int("How many were to be returned at most."),
};

/**
 * A page of a list.
 * @throws ApiError with the code where the page does not begin where a page before it ends
 */
export function pageOf<Thing>(
  all: readonly Thing[],
  { Offset, Limit }: { readonly Offset: number; readonly Limit: number },
  code = "InvalidParameterValue",
) {
  if (Offset % Limit !== 0) {
    throw new ApiError(code, {
      parameter: "Offset",
      value: Offset,
      must: { en: `must be a multiple of ${Limit}`, zh: `应为 ${Limit} 的整数倍` },
    });
  }
  return { about: { TotalCount: all.length, Offset, Limit }, rows: all.slice(Offset, Offset + Limit) };
}

/** Paging by tokens, each of which stands for the place after the last row of a page. */
export const tokenPaging = (max: number) => ({
  PaginationToken: string("What the page before this one gave; empty or absent for the first.").default(""),
  MaxResults: int(`How many to return at most: 1 to ${max}.`).min(1).max(max).default(50),
});

export const nextToken = string("What the next page is asked for with; empty after the last one.");

/** The rows after those that a token stands for, by their names, which order them. */
export function pageAfter<Thing>(
  all: readonly Thing[],
  nameOf: (thing: Thing) => string,
  { PaginationToken, MaxResults }: { readonly PaginationToken: string; readonly MaxResults: number },
  fail: Fail<"InvalidParameter.PaginationTokenInvalid">,
): { readonly rows: readonly Thing[]; readonly token: string } {
  const after = lastNameIn(PaginationToken);
  if (after === undefined) {
    return fail("InvalidParameter.PaginationTokenInvalid", { parameter: "PaginationToken", value: PaginationToken });
  }
  const named = all.map((thing) => ({ thing, name: nameOf(thing) })).filter(({ name }) => name > after);
  const ahead = named.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const page = ahead.slice(0, MaxResults);
  const last = page.at(-1);
  return {
    rows: page.map(({ thing }) => thing),
    token: last && ahead.length > page.length ? tokenFor(last.name) : "",
  };
}

const mark = "after ";
const tokenFor = (name: string): string => Buffer.from(mark + name).toString("base64url");

/** The name that a token was made from, empty for no token; undefined for what is none. */
function lastNameIn(token: string): string | undefined {
  if (token === "") return "";
  const text = Buffer.from(token, "base64url").toString();
  const name = text.slice(mark.length);
  return tokenFor(name) === token ? name : undefined;
}
