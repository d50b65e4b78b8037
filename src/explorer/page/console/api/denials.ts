import { isObject } from "../../call/json.ts";
import type { List } from "./lists.ts";
import { listOf, type Reader, text } from "./responses.ts";
import { type DeniedAction, deniedActions } from "./shapes.ts";
import { type Called, useCalled } from "./useCalled.ts";

/** What would be refused now, by the id of the resource and the action. */
export type Denials = ReadonlyMap<string, readonly DeniedAction[]>;

interface Kind {
  readonly action: string;
  /** Names of the parameter, of the list that comes back, and of the id in each of its elements. */
  readonly ids: string;
  readonly set: string;
  readonly id: string;
}

export const instanceDenials: Kind = {
  action: "DescribeInstancesDeniedActions",
  ids: "InstanceIds",
  set: "InstanceDeniedActionSet",
  id: "InstanceId",
};
export const diskDenials: Kind = {
  action: "DescribeDisksDeniedActions",
  ids: "DiskIds",
  set: "DiskDeniedActionSet",
  id: "DiskId",
};
export const snapshotDenials: Kind = {
  action: "DescribeSnapshotsDeniedActions",
  ids: "SnapshotIds",
  set: "SnapshotDeniedActionSet",
  id: "SnapshotId",
};

const readers = new Map<Kind, Reader<Denials>>();

function readerOf(kind: Kind): Reader<Denials> {
  const known = readers.get(kind);
  if (known) return known;
  const entry: Reader<[string, readonly DeniedAction[]]> = (one) =>
    isObject(one) ? [text(one[kind.id]), deniedActions(one["DeniedActions"])] : ["", []];
  const reader: Reader<Denials> = (response) => new Map(isObject(response) ? listOf(entry)(response[kind.set]) : []);
  readers.set(kind, reader);
  return reader;
}

/** Asks what resources would refuse, as often as they are looked at themselves. */
export function useDenials<Row>(
  kind: Kind,
  called: Called<List<Row>>,
  id: (row: Row) => string,
  moves: (row: Row) => boolean,
): Denials {
  const rows = called.value?.rows ?? [];
  const moving = rows.some(moves);
  const asked = rows.length > 0 ? { action: kind.action, input: { [kind.ids]: rows.map(id) } } : undefined;
  return useCalled(asked, readerOf(kind), () => moving).value ?? none;
}

const none: Denials = new Map();

/** Why a resource would refuse an action; undefined where it would not. */
export const denialOf = (denials: Denials, id: string, action: string): DeniedAction | undefined =>
  denials.get(id)?.find((denied) => denied.Action === action);
