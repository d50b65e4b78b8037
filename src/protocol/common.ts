import { ApiError } from "#kernel/errors.ts";
import { errorDetails } from "./messages.ts";

/** The parameters of every call, from `X-TC-…` headers (v3) or parameters (v1). */
export interface CommonParameters {
  readonly action: string;
  readonly version: string;
  /** Epoch seconds. */
  readonly timestamp: number;
  readonly region: string | undefined;
  readonly token: string | undefined;
}

/** Finds a common parameter by name; undefined if it is absent. */
export type Lookup = (name: string) => string | undefined;

/**
 * Reads and validates the common parameters, in the order in which the service reports errors.
 * @throws ApiError MissingParameter, InvalidParameter
 */
export function readCommonParameters(find: Lookup, credential: () => void): CommonParameters {
  const timestamp = wholeNumber("Timestamp", required("Timestamp", find));
  credential();
  const version = required("Version", find);
  const action = required("Action", find);
  // The international Node SDK sends the text "null" if no region is set.
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
