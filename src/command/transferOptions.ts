import { parseArgs } from "node:util";
import { UsageError } from "./optionValues.ts";
import { locationFlags, locationOf, type StorageLocation } from "./storageLocation.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** The common options of `skerry export` and `skerry import`. */
export interface TransferOptions extends StorageLocation {
  /** Path of the export; undefined for standard input or output. */
  readonly file: string | undefined;
}

export interface ExportOptions extends TransferOptions {
  readonly secrets: boolean;
  readonly overwrite: boolean;
}

export const transferHelp = [
  "skerry export [--data DIR] [--database URL] [--key-file FILE] [--secrets] [--overwrite] [FILE]",
  "",
  "  exports a cloud to a file or to standard output, also while a server is running",
  "",
  `  ${"--secrets".padEnd(46)} include all secrets, in plain text (no secrets)`,
  `  ${"--overwrite".padEnd(46)} replace an existing file`,
  "",
  "skerry import [--data DIR] [--database URL] [--key-file FILE] FILE",
  "",
  "  imports an export into an empty directory or database; - reads standard input",
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
  if (positionals.length === 0) throw new UsageError("import requires FILE, or - for standard input");
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
  if (more.length > 0) throw new UsageError(`only one FILE is allowed; unexpected ${more.join(", ")}`);
  if (file === "") throw new UsageError("FILE must not be empty");
  return file === "-" ? undefined : file;
}
