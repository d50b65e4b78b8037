import type { ReactNode } from "react";

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  /** Label of the table, for screen readers. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
  /** The first one names the row. */
  readonly columns: readonly Column<Row>[];
}

/** A table. On narrow screens each row becomes a card with labelled lines. */
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
