import type { CallContext } from "#cloud.ts";
import { Action, type Declaration, type DeclaresCodes, toAction } from "#kernel/action.ts";
import type { Fields, ValueOf } from "#kernel/fields.ts";
import type { CommonCode } from "#protocol/messages.ts";
import type { Tables } from "#store/tables.ts";
import { detailOf, type Operation, type OperationType } from "./operationType.ts";

/** What an action that starts an operation declares in addition. */
export interface OperationPart<Scope, Detail extends Fields> {
  readonly operation: OperationType<string, Detail>;
  /** Does the work, when the resource has passed through its states. */
  finish?(scope: Scope & { readonly operation: Operation<ValueOf<Detail>> }): Promise<void>;
  /** Reverts what `run` changed, if the operation failed. */
  undo?(scope: Scope & { readonly operation: Operation<ValueOf<Detail>> }): Promise<void>;
}

type Row = Tables["operations"];

/** An action whose work continues after its response. */
export class OperationAction extends Action<CallContext> {
  constructor(
    action: Action<CallContext>,
    readonly operation: OperationType,
    readonly finish: (context: CallContext, row: Row) => Promise<void>,
    readonly undo: (context: CallContext, row: Row) => Promise<void>,
  ) {
    super(action.published, action.input, action.output, action.prepare);
  }
}

/** Makes the `action()` of a service whose actions may start operations. */
export function operationActionsOf<Scope extends object>(open: (context: CallContext) => Scope) {
  return function action<
    I extends Fields,
    O extends Fields,
    const Code extends string = never,
    Detail extends Fields = Fields,
  >(
    declaration: Declaration<Scope, I, O, Code> &
      Partial<OperationPart<Scope, Detail>> &
      DeclaresCodes<I, Code, CommonCode>,
  ): Action<CallContext> {
    const plain = toAction(declaration, open);
    const { operation: type } = declaration;
    if (!type) {
      if (declaration.finish ?? declaration.undo) throw new Error(`${declaration.name} declares no operation`);
      return plain;
    }
    const scopeOf = (context: CallContext, row: Row) => {
      const { id, resource, request_id: requestId } = row;
      const operation = { id, resource, requestId, detail: detailOf(type, row, context.cloud.vault) };
      return Object.assign(open(context), { operation });
    };
    return new OperationAction(
      plain,
      type,
      async (context, row) => declaration.finish?.(scopeOf(context, row)),
      async (context, row) => declaration.undo?.(scopeOf(context, row)),
    );
  };
}
