import { string } from "#kernel/fields.ts";

/** The kind of an instance by its id. */
export type InstanceKind = "CVM" | "LIGHTHOUSE";

export const kindOf = (id: string): InstanceKind => (id.startsWith("lhins-") ? "LIGHTHOUSE" : "CVM");

/** Ids of instances: of Lighthouse, CVM or managed ones. */
export const instanceId = (about = "Id of an instance.") =>
  string(about).pattern(
    /^(?:lhins|r?ins)-[0-9a-z]{8}$/,
    "lhins-xxxxxxxx or ins-xxxxxxxx",
    "InvalidParameterValue.InvalidInstanceId",
  );
