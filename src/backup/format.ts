import { createHash } from "node:crypto";
import type { TableShape } from "#store/shape.ts";

/**
 * An export is a text of lines, each of them JSON: a head; for each table its name and columns, followed by its rows,
 * each a list of values; and an end, by which a file is known to be whole. What is in it is the same whichever engine
 * keeps the cloud.
 */
export const format = 1;

/** The first line. */
export interface Head {
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
export interface TableLine {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The last line. */
export interface End {
  /** How many lines are before this one, and the SHA-256 of their bytes. */
  readonly lines: number;
  readonly sha256: string;
}

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

/** Counts lines and their sum, for who writes them and for who reads them. */
export class Tally {
  private lines = 0;
  private readonly sum = createHash("sha256");

  add(line: string): void {
    this.lines++;
    this.sum.update(`${line}\n`);
  }

  /** The last line that belongs to what was added; asked for once. */
  end(): End {
    return { lines: this.lines, sha256: this.sum.digest("hex") };
  }
}

/** Writes an export, line by line. */
export class Writer {
  private readonly tally = new Tally();

  constructor(private readonly write: (text: string) => void) {}

  head(head: Head): void {
    this.line(head);
  }

  table({ name, columns }: TableShape): void {
    this.line({ table: name, columns: columns.map((column) => column.name) } satisfies TableLine);
  }

  /** Rows of the table that was begun last. */
  rows({ columns }: TableShape, rows: readonly Row[]): void {
    for (const row of rows) this.line(columns.map(({ name }) => row[name] ?? null));
  }

  end(): void {
    this.write(`${JSON.stringify(this.tally.end())}\n`);
  }

  private line(value: unknown): void {
    const line = JSON.stringify(value);
    this.tally.add(line);
    this.write(`${line}\n`);
  }
}
