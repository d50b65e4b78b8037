// Source text of nested values: on one line if it fits, otherwise one item per line, like code formatters.

/** A part of an expression: text that stays together, or a bracketed list of items. */
export type Source = string | Group;

export interface Group {
  /** Text before the bracket; the style may put the bracket on its own line. */
  readonly head?: string;
  readonly open: string;
  readonly close: string;
  /** Padding inside brackets on one line: a space or nothing. */
  readonly pad: "" | " ";
  readonly items: readonly Item[];
}

export interface Item {
  /** With its separator: `Limit: `. */
  readonly name?: string;
  readonly value: Source;
}

export interface Style {
  readonly indent: string;
  readonly width: number;
  /** Whether the last item of many lines is followed by a comma. */
  readonly trailingComma: boolean;
  /** Whether the values of successive lines start in one column. */
  readonly aligned?: true;
  /** Extra indent of a value that moves to its own line because it does not fit after its head. */
  readonly continuation?: string;
  /** Whether an opening bracket after a head goes on its own line. */
  readonly bracketBelow?: true;
}

/**
 * @param before text before it on its first line, including the indent
 * @param after text after it on its last line
 */
export function layOut(source: Source, style: Style, before = "", after = ""): string {
  const below = style.continuation === undefined ? undefined : indentOf(before) + style.continuation;
  if (below !== undefined && belongsOnNextLine(source, style, before, below, after)) {
    return `${before.trimEnd()}\n${below}${flatten(source)}${after}`;
  }
  return `${before}${arrange(source, style, indentOf(before), width(before), after.length)}${after}`;
}

function belongsOnNextLine(source: Source, style: Style, before: string, below: string, after: string): boolean {
  const flat = flatten(source);
  if (width(before + flat + after) <= style.width) return false;
  return typeof source === "string" || (!mustBreak(source) && width(below + flat + after) <= style.width);
}

function arrange(source: Source, style: Style, indent: string, column: number, after: number): string {
  if (typeof source === "string") return source;
  if (!mustBreak(source)) {
    const flat = flatten(source);
    if (column + width(flat) + after <= style.width) return flat;
  }
  const inner = indent + style.indent;
  const rows = source.items.map(({ name = "", value }) => ({
    name,
    text: arrange(value, style, inner, width(inner + name), 1),
  }));
  const lines = (style.aligned ? align(rows) : rows).map(({ name, text }) => inner + name + text);
  const head = source.head === undefined ? "" : source.head + (style.bracketBelow ? `\n${indent}` : " ");
  return `${head}${source.open}\n${lines.join(",\n")}${style.trailingComma ? "," : ""}\n${indent}${source.close}`;
}

function flatten(source: Source): string {
  if (typeof source === "string") return source;
  const { head, open, close, pad, items } = source;
  const start = head === undefined ? open : `${head} ${open}`;
  if (items.length === 0) return start + close;
  const inside = items.map(({ name = "", value }) => name + flatten(value)).join(", ");
  return start + pad + inside + pad + close;
}

/** A list of several things that have several items each is never on one line. */
function mustBreak({ items }: Group): boolean {
  const groups = items.map(({ value }) => value).filter((value) => typeof value !== "string");
  const several = groups.length > 1 && items.every(({ name }) => name === undefined);
  return groups.some(mustBreak) || (several && groups.every((group) => group.items.length > 1));
}

interface Row {
  readonly name: string;
  readonly text: string;
}

/** Pads names to one width, in each run of rows that take one line. */
function align(rows: readonly Row[]): readonly Row[] {
  const runs: Row[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && [row, ...run].every(({ text }) => !text.includes("\n"))) run.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run) => {
    const longest = Math.max(...run.map(({ name }) => name.length));
    return run.map(({ name, text }) => ({ name: name.padEnd(longest), text }));
  });
}

const indentOf = (text: string): string => /^\s*/.exec(text)?.[0] ?? "";
/** A tab counts as four. */
const width = (text: string): number => text.replaceAll("\t", "    ").length;
