import manifest from "../../package.json";

/** The version of Skerry. */
export const { version } = manifest;
