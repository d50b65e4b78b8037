/** The globally unique name of a resource. */
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

/** Parses a description. Undefined if it is malformed. Terraform omits the uin, which then means the caller's account. */
export function parseDescription(description: string, account: string): ResourceName | undefined {
  const parts = /^qcs:\d*:([^:]+):([^:]*):uin\/(\d*):([^:/]+)\/([^:]+)$/.exec(description);
  if (!parts) return undefined;
  const [, service = "", region = "", uin = "", prefix = "", id = ""] = parts;
  return { service, region, account: uin || account, prefix, id };
}
