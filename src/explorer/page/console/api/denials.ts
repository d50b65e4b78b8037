import { isObject } from "../../call/json.ts";
import type { List } from "./lists.ts";
import { listOf, type Reader, text } from "./responses.ts";
import { type DeniedAction, deniedActions } from "./shapes.ts";
import { type PolledCall, usePolledCall } from "./usePolledCall.ts";

/** The actions currently denied, by resource id. */
export type Denials = ReadonlyMap<string, readonly DeniedAction[]>;

interface DenialQuery {
  readonly action: string;
  /** Names of the parameter, of the list that comes back, and of the id in each of its elements. */
  readonly ids: string;
  readonly set: string;
  readonly id: string;
}

export const instanceDenials: DenialQuery = {
  action: "DescribeInstancesDeniedActions",
  ids: "InstanceIds",
  set: "InstanceDeniedActionSet",
  id: "InstanceId",
};
export const diskDenials: DenialQuery = {
  action: "DescribeDisksDeniedActions",
  ids: "DiskIds",
  set: "DiskDeniedActionSet",
  id: "DiskId",
};
export const snapshotDenials: DenialQuery = {
  action: "DescribeSnapshotsDeniedActions",
  ids: "SnapshotIds",
  set: "SnapshotDeniedActionSet",
  id: "SnapshotId",
};

const readers = new Map<DenialQuery, Reader<Denials>>();

function readerOf(kind: DenialQuery): Reader<Denials> {
  const known = readers.get(kind);
  if (known) return known;
  const entry: Reader<[string, readonly DeniedAction[]]> = (one) =>
    isObject(one) ? [text(one[kind.id]), deniedActions(one["DeniedActions"])] : ["", []];
  const reader: Reader<Denials> = (response) => new Map(isObject(response) ? listOf(entry)(response[kind.set]) : []);
  readers.set(kind, reader);
  return reader;
}

/** Polls the denied actions of the listed resources. */
export function useDenials<Row>(
  kind: DenialQuery,
  called: PolledCall<List<Row>>,
  id: (row: Row) => string,
  moves: (row: Row) => boolean,
): Denials {
  const rows = called.value?.rows ?? [];
  const moving = rows.some(moves);
  const request = rows.length > 0 ? { action: kind.action, input: { [kind.ids]: rows.map(id) } } : undefined;
  return usePolledCall(request, readerOf(kind), () => moving).value ?? none;
}

const none: Denials = new Map();

/** The reason why a resource would reject an action; undefined if it would not. */
export const denialOf = (denials: Denials, id: string, action: string): DeniedAction | undefined =>
  denials.get(id)?.find((denied) => denied.Action === action);
