import { parseArgs } from "node:util";
import { UsageError } from "./optionValues.ts";
import { locationFlags, locationOf, type StorageLocation } from "./storageLocation.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** What `skerry export` and `skerry import` are told. */
export interface TransferOptions extends StorageLocation {
  /** Where the export is written or read; undefined for the standard streams. */
  readonly file: string | undefined;
}

export interface ExportOptions extends TransferOptions {
  readonly secrets: boolean;
  readonly overwrite: boolean;
}

export const transferHelp = [
  "skerry export [--data DIR] [--database URL] [--key-file FILE] [--secrets] [--overwrite] [FILE]",
  "",
  "  writes everything that a cloud holds into a file, or to the standard output, also while a server is running",
  "",
  `  ${"--secrets".padEnd(46)} with every secret, in plain text: without, no secret is in it`,
  `  ${"--overwrite".padEnd(46)} in place of a file that is there`,
  "",
  "skerry import [--data DIR] [--database URL] [--key-file FILE] FILE",
  "",
  "  fills an empty directory or database with what was exported; - reads the standard input",
].join("\n");

/** @throws UsageError */
export function readExportOptions(args: readonly string[], env: Env): ExportOptions {
  const { values, positionals } = parseFlags(args, { secrets: { type: "boolean" }, overwrite: { type: "boolean" } });
  const { secrets = false, overwrite = false } = values;
  return { ...locationOf(values, env), file: fileArgument(positionals), secrets, overwrite };
}

/** @throws UsageError */
export function readImportOptions(args: readonly string[], env: Env): TransferOptions {
  const { values, positionals } = parseFlags(args, {});
  if (positionals.length === 0)
    throw new UsageError("import needs the FILE that was exported, or - for the standard input");
  return { ...locationOf(values, env), file: fileArgument(positionals) };
}

function parseFlags<const Switches extends Readonly<Record<string, { readonly type: "boolean" }>>>(
  args: readonly string[],
  switches: Switches,
) {
  const options = { ...locationFlags, ...switches };
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function fileArgument([file, ...more]: readonly string[]): string | undefined {
  if (more.length > 0) throw new UsageError(`one FILE is enough, and ${more.join(", ")} is besides`);
  if (file === "") throw new UsageError("FILE must not be empty");
  return file === "-" ? undefined : file;
}
