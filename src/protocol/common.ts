import { ApiError } from "#kernel/errors.ts";
import { errorDetails } from "./messages.ts";

/** The parameters that every call carries, from `X-TC-…` headers (v3) or among the parameters (v1). */
export interface CommonParameters {
  readonly action: string;
  readonly version: string;
  /** Epoch seconds. */
  readonly timestamp: number;
  readonly region: string | undefined;
  readonly token: string | undefined;
}

/** Where common parameters are looked up; undefined means absent. */
export type Lookup = (name: string) => string | undefined;

/**
 * Presence and form of the common parameters, in the order in which the service complains.
 * @throws ApiError MissingParameter, InvalidParameter
 */
export function readCommonParameters(find: Lookup, credential: () => void): CommonParameters {
  const timestamp = wholeNumber("Timestamp", required("Timestamp", find));
  credential();
  const version = required("Version", find);
  const action = required("Action", find);
  // The international Node SDK writes the word "null" where no region is set.
  const region = find("Region");
  return {
    action,
    version,
    timestamp,
    region: region === "null" ? undefined : region,
    token: find("Token") || undefined,
  };
}

export function required(name: string, find: Lookup): string {
  const value = find(name);
  if (value === undefined || value === "") throw new ApiError("MissingParameter", { parameter: name });
  return value;
}

export function wholeNumber(name: string, text: string): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new ApiError("InvalidParameter", { parameter: name, type: "integer", text: errorDetails.wrongNumber });
}
