import type { StateTable } from "#services/lighthouse/work/paths.ts";

const introduction = `# States

Written by \`npm run docs:states\` from the \`states.ts\` files in \`src/services/lighthouse\`; do not change it by hand.

A row is an operation, a column the state in which it is asked for, a cell what it leads through, each state taking the
world's pace. "as it is": the state stays what it is. An empty cell: the operation is refused. "none" is the state of what
does not exist, before or after. Work that fails leaves what it is about where it began, unless an arrow named "failure" leads
elsewhere.
`;

/** The document that shows every table of states as a diagram and as a table. */
export const statesDocument = (tables: readonly StateTable[]): string =>
  [introduction, ...tables.map(section)].join("\n");

function section(table: StateTable): string {
  return [`## ${table.title}`, ...diagram(table), grid(table)].map((part) => `${part}\n`).join("\n");
}

/** Nothing where no operation changes the state. */
function diagram(table: StateTable): readonly string[] {
  const labels = new Map<string, Set<string>>();
  for (const { from, to, label } of steps(table)) {
    const arrow = `${from || "[*]"} --> ${to || "[*]"}`;
    labels.set(arrow, (labels.get(arrow) ?? new Set()).add(label));
  }
  const lines = [...labels].map(([arrow, names]) => `  ${arrow}: ${[...names].join("<br/>")}`);
  return lines.length > 0 ? [["```mermaid", "stateDiagram-v2", ...lines, "```"].join("\n")] : [];
}

/** Every change from one state to another, with what brings it about. */
function steps({ paths, failures = {} }: StateTable) {
  const taken = Object.entries(paths).flatMap(([label, starts]) =>
    Object.entries(starts).flatMap(([start, path]) =>
      path.map((to, index) => ({ from: index === 0 ? start : (path[index - 1] ?? ""), to, label })),
    ),
  );
  const failed = Object.entries(failures).map(([from, to]) => ({ from, to, label: "failure" }));
  return [...taken, ...failed].filter(({ from, to }) => from !== to);
}

function grid({ paths }: StateTable): string {
  const states = [...new Set(Object.values(paths).flatMap((starts) => Object.keys(starts)))];
  const rows = Object.entries(paths).map(([operation, starts]) => [
    operation,
    ...states.map((state) => cell(starts[state])),
  ]);
  const lines = [["", ...states.map(named)], ["", ...states].map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cell(path: readonly string[] | undefined): string {
  if (!path) return "";
  return path.length > 0 ? path.map(named).join(" → ") : "as it is";
}

const named = (state: string): string => state || "none";
