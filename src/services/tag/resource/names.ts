/** Where a resource is among all that there are. */
export interface ResourceName {
  readonly service: string;
  readonly region: string;
  /** Uin of the root account that it belongs to. */
  readonly account: string;
  readonly prefix: string;
  readonly id: string;
}

/** A resource description in six segments: `qcs::SERVICE:REGION:uin/UIN:PREFIX/ID`. */
export function descriptionOf({ service, region, account, prefix, id }: ResourceName): string {
  return `qcs::${service}:${region}:uin/${account}:${prefix}/${id}`;
}

/** What a description says; undefined where it is none. Without a uin, as Terraform writes it, it is the caller's. */
export function placeIn(description: string, account: string): ResourceName | undefined {
  const parts = /^qcs:\d*:([^:]+):([^:]*):uin\/(\d*):([^:/]+)\/([^:]+)$/.exec(description);
  if (!parts) return undefined;
  const [, service = "", region = "", uin = "", prefix = "", id = ""] = parts;
  return { service, region, account: uin || account, prefix, id };
}
