import { createHash } from "node:crypto";
import type { TableShape } from "#store/tableShapes.ts";

/**
 * The version of the export format. An export consists of JSON lines: a header; for each table a line with its name and
 * columns, followed by one line per row with a list of values; and a footer with a checksum. The content does not depend
 * on the database engine.
 */
export const format = 1;

/** The first line. */
export interface ExportHeader {
  readonly skerry: "export";
  readonly format: number;
  /** Number of migrations applied to the database, which determines the tables. */
  readonly migrations: number;
  /** Time of the exported data, in ISO 8601. */
  readonly made: string;
  /** Whether the export holds secrets, in plain text. */
  readonly secrets: boolean;
  /** Number of rows in each table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** The line before the rows of a table. */
export interface TableHeader {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The last line. */
export interface ExportFooter {
  /** Number of lines before this one; `sha256` is the SHA-256 of their bytes. */
  readonly lines: number;
  readonly sha256: string;
}

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** Counts lines and hashes them, for writing and for verification. */
export class Checksum {
  private lines = 0;
  private readonly hash = createHash("sha256");

  add(line: string): void {
    this.lines++;
    this.hash.update(`${line}\n`);
  }

  /** The footer for the added lines. Call it at most once. */
  footer(): ExportFooter {
    return { lines: this.lines, sha256: this.hash.digest("hex") };
  }
}

/** Writes an export, line by line. */
export class ExportWriter {
  private readonly checksum = new Checksum();

  constructor(private readonly write: (text: string) => void) {}

  header(header: ExportHeader): void {
    this.line(header);
  }

  table({ name, columns }: TableShape): void {
    this.line({ table: name, columns: columns.map((column) => column.name) } satisfies TableHeader);
  }

  /** Writes rows of the table that was started last. */
  rows({ columns }: TableShape, rows: readonly Row[]): void {
    for (const row of rows) this.line(columns.map(({ name }) => row[name] ?? null));
  }

  footer(): void {
    this.write(`${JSON.stringify(this.checksum.footer())}\n`);
  }

  private line(value: unknown): void {
    const line = JSON.stringify(value);
    this.checksum.add(line);
    this.write(`${line}\n`);
  }
}
