import { createHash } from "node:crypto";
import type { TableShape } from "#store/tableShapes.ts";

/**
 * An export is a text of lines, each of them JSON: a head; for each table its name and columns, followed by its rows,
 * each a list of values; and an end, by which a file is known to be whole. What is in it is the same whichever engine
 * keeps the cloud.
 */
export const format = 1;

/** The first line. */
export interface ExportHeader {
  readonly skerry: "export";
  readonly format: number;
  /** How many migrations the database had taken: they tell what tables there are. */
  readonly migrations: number;
  /** When what is in it was so, as an ISO 8601 time. */
  readonly made: string;
  /** Whether secrets are in it, in plain text. */
  readonly secrets: boolean;
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>;
}

/** The line before the rows of a table. */
export interface TableHeader {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The last line. */
export interface ExportFooter {
  /** How many lines are before this one, and the SHA-256 of their bytes. */
  readonly lines: number;
  readonly sha256: string;
}

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** Counts lines and their sum, for who writes them and for who reads them. */
export class Checksum {
  private lines = 0;
  private readonly sum = createHash("sha256");

  add(line: string): void {
    this.lines++;
    this.sum.update(`${line}\n`);
  }

  /** The last line that belongs to what was added; asked for once. */
  footer(): ExportFooter {
    return { lines: this.lines, sha256: this.sum.digest("hex") };
  }
}

/** Writes an export, line by line. */
export class ExportWriter {
  private readonly checksum = new Checksum();

  constructor(private readonly write: (text: string) => void) {}

  header(head: ExportHeader): void {
    this.line(head);
  }

  table({ name, columns }: TableShape): void {
    this.line({ table: name, columns: columns.map((column) => column.name) } satisfies TableHeader);
  }

  /** Rows of the table that was begun last. */
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
