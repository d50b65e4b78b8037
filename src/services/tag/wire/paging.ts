import type { Fail } from "#kernel/action.ts";
import { ApiError } from "#kernel/errors.ts";
import { int, string } from "#kernel/fields.ts";

/** Paging by offset. The default page size differs between actions. */
export const paging = (rows = 15) => ({
  Offset: int("Number of matches to skip, a multiple of Limit.").min(0).default(0),
  Limit: int("Maximum number of entries to return, 1 to 1000.").min(1).max(1000).default(rows),
});

/** The output members of a paged list other than its rows. */
export const pageOutput = {
  TotalCount: int("Total number of matches."),
  Offset: int("Number of matches skipped."),
  Limit: int("Requested maximum number of entries."),
};

/**
 * Returns a page of a list.
 * @throws ApiError with `code` if the offset is not a multiple of the limit
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

/** Paging by tokens. A token encodes the name of the last row of a page. */
export const tokenPaging = (max: number) => ({
  PaginationToken: string("Token from the previous page. Empty or omitted for the first page.").default(""),
  MaxResults: int(`Maximum number of entries to return, 1 to ${max}.`).min(1).max(max).default(50),
});

export const nextToken = string("Token for the next page. Empty after the last page.");

/** The rows after the one that the token names, ordered by name. */
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

/** The name that a token encodes: empty without a token, undefined if the token is malformed. */
function lastNameIn(token: string): string | undefined {
  if (token === "") return "";
  const text = Buffer.from(token, "base64url").toString();
  const name = text.slice(mark.length);
  return tokenFor(name) === token ? name : undefined;
}
