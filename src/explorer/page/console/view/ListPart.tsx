import type { ReactNode } from "react";
import { formatText, useTexts } from "../../texts/texts.ts";
import type { List } from "../api/lists.ts";
import type { PolledCall } from "../api/usePolledCall.ts";
import { Part } from "./Part.tsx";
import { type Column, Rows } from "./Rows.tsx";

interface Props<Row> {
  readonly title: string;
  readonly called: PolledCall<List<Row>>;
  readonly id: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** Says that there is nothing, and what to do about it. */
  readonly empty: string;
  readonly quiet?: true;
  readonly tools?: ReactNode;
}

/** A part of the console that lists something. */
export function ListPart<Row>({ title, called, id, columns, empty, ...others }: Props<Row>) {
  const texts = useTexts();
  return (
    <Part title={title} called={called} {...others}>
      {({ rows, total }) =>
        rows.length === 0 ? (
          <p className="hint">{empty}</p>
        ) : (
          <>
            <Rows label={title} rows={rows} id={id} columns={columns} />
            {total > rows.length && <p className="hint">{formatText(texts.firstOf, { count: rows.length, total })}</p>}
          </>
        )
      }
    </Part>
  );
}
