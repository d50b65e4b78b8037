/** The scope of a resource. Ids and names are unique within it. */
export interface AccountRegion {
  readonly account: string;
  readonly region: string;
}

/** Finds resources of a world by account, region and id. */
export class ResourceIndex<Resource extends AccountRegion & { readonly id: string }> {
  private readonly byKey: ReadonlyMap<string, Resource>;

  constructor(resources: readonly Resource[]) {
    this.byKey = new Map(resources.map((resource) => [keyOf(resource, resource.id), resource]));
  }

  find(scope: AccountRegion, id: string): Resource | undefined {
    return this.byKey.get(keyOf(scope, id));
  }
}

const keyOf = ({ account, region }: AccountRegion, id: string): string => `${account}/${region}/${id}`;

/** Returns the row with an id. Throws if the consistency checks should have found it missing. */
export function requireRow<R extends AccountRegion & { readonly id: string }>(
  rows: readonly R[],
  scope: AccountRegion,
  id: string,
): R {
  const row = rows.find((candidate) => candidate.id === id && isIn(candidate, scope));
  if (!row) throw new Error(`${id} does not exist in ${scope.region}`);
  return row;
}

export const isIn = (resource: AccountRegion, scope: AccountRegion): boolean =>
  resource.account === scope.account && resource.region === scope.region;

export const unknownResource = (kind: string, id: string, { account, region }: AccountRegion): string =>
  `unknown ${kind} ${id} of account ${account} in ${region}`;
