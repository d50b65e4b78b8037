import { int, listOf, string } from "#kernel/fields.ts";
import { CcnInstance } from "../ccn/objects/CcnInstance.ts";

export const ccnId = (about = "The CCN.") =>
  string(about).pattern(/^ccn-[0-9a-z]{8}$/, "ccn-xxxxxxxx", "InvalidParameterValue.Malformed");

export const networks = (about: string) => listOf(CcnInstance, about).items(1, Number.MAX_SAFE_INTEGER).items(1, 100);

export const paging = {
  Offset: int("Number of matches to skip.").min(0, "InvalidParameterValue.Range").default(0),
  Limit: int("Maximum number of entries to return, 1 to 100.")
    .min(1, "InvalidParameterValue.Range")
    .max(100, "InvalidParameterValue.Range")
    .default(20),
};

export const direction = () =>
  string("Sort direction: ASC or DESC.").oneOf(["ASC", "DESC"], "InvalidParameterValue.Range");

/** The limits of filters and the codes for violations. */
export const filterRules = {
  filters: { max: 10, code: "InvalidParameterValue.LimitExceeded" },
  values: { max: 100, code: "InvalidParameterValue.LimitExceeded" },
  unknown: "InvalidParameter.FilterInvalidKey",
} as const;
