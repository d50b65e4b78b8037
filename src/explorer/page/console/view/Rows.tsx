import type { ReactNode } from "react";

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  /** What the rows are, for those who cannot see what stands above. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
}

/** A table; where there is little room, each row becomes a card whose lines are named. */
export function Rows<Row>({ label, rows, id, columns: [first, ...others] }: Props<Row>) {
  if (!first) return null;
  return (
    <table className="rows" aria-label={label}>
      <thead>
        <tr>
          {[first, ...others].map(({ head }) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={id(row)}>
            <th scope="row">{first.cell(row)}</th>
            {others.map(({ head, cell }) => (
              <td key={head} data-head={head}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
