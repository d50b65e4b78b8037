import { join } from "node:path";
import { parseArgs } from "node:util";
import { UsageError } from "./options.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** What `skerry export` and `skerry import` are told. */
export interface TransferOptions {
  /** The directory that the cloud is kept in. */
  readonly data: string;
  /** Where the key of its secrets is; beside it without this. */
  readonly keyFile: string | undefined;
  /** Where the export is written or read; undefined for the standard streams. */
  readonly file: string | undefined;
}

export interface ExportOptions extends TransferOptions {
  readonly secrets: boolean;
  readonly overwrite: boolean;
}

export const transferHelp = [
  "skerry export [--data DIR] [--key-file FILE] [--secrets] [--overwrite] [FILE]",
  "",
  "  writes everything that a cloud holds into a file, or to the standard output, also while a server is running",
  "",
  `  ${"--secrets".padEnd(46)} with every secret, in plain text: without, no secret is in it`,
  `  ${"--overwrite".padEnd(46)} in place of a file that is there`,
  "",
  "skerry import [--data DIR] [--key-file FILE] FILE",
  "",
  "  fills an empty data directory with what was exported; - reads the standard input",
].join("\n");

/** @throws UsageError */
export function readExportOptions(args: readonly string[], env: Env): ExportOptions {
  const { values, positionals } = parse(args, { secrets: { type: "boolean" }, overwrite: { type: "boolean" } });
  return {
    ...placesIn(values, env),
    file: fileIn(positionals),
    secrets: values["secrets"] === true,
    overwrite: values["overwrite"] === true,
  };
}

/** @throws UsageError */
export function readImportOptions(args: readonly string[], env: Env): TransferOptions {
  const { values, positionals } = parse(args, {});
  if (positionals.length === 0)
    throw new UsageError("import needs the FILE that was exported, or - for the standard input");
  return { ...placesIn(values, env), file: fileIn(positionals) };
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function parse(
  args: readonly string[],
  switches: Readonly<Record<string, { readonly type: "boolean" }>>,
): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...args],
      options: { data: { type: "string" }, "key-file": { type: "string" }, ...switches },
      strict: true,
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function placesIn(values: Values, env: Env): Pick<TransferOptions, "data" | "keyFile"> {
  const place = (flag: string, variable: string): string | undefined => {
    if (values[flag] === "") throw new UsageError(`--${flag} must not be empty`);
    const given = values[flag] ?? env[variable];
    return given ? String(given) : undefined;
  };
  return { data: place("data", "SKERRY_DATA") ?? ".skerry", keyFile: place("key-file", "SKERRY_KEY_FILE") };
}

/** As a server finds it. */
export const keyFileOf = ({ data, keyFile }: TransferOptions): string => keyFile ?? join(data, "skerry.key");

function fileIn([file, ...more]: readonly string[]): string | undefined {
  if (more.length > 0) throw new UsageError(`one FILE is enough, and ${more.join(", ")} is besides`);
  if (file === "") throw new UsageError("FILE must not be empty");
  return file === "-" ? undefined : file;
}
