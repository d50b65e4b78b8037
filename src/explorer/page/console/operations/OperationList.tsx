import { type Denials, denialOf } from "../api/denials.ts";
import { OperationButton } from "./OperationButton.tsx";
import type { Operation } from "./operation.ts";

interface Props<Row> {
  readonly operations: readonly Operation<Row>[];
  readonly row: Row;
  readonly id: string;
  readonly name: string;
  readonly denials?: Denials;
}

/** What can be done with one resource. */
export function OperationList<Row>({ operations, row, id, name, denials = new Map() }: Props<Row>) {
  return (
    <div className="tools">
      {operations.map((operation) => (
        <OperationButton
          key={operation.action}
          operation={operation}
          row={row}
          name={name}
          denied={denialOf(denials, id, operation.action)}
        />
      ))}
    </div>
  );
}
