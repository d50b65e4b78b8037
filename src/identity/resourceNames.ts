import type { Role } from "./directory.ts";

/**
 * The last segments of all names of a role. Policies and callers use any of them; the first one appears in messages, as
 * published for AssumeRole.
 */
export function roleNames({ id, name }: Pick<Role, "id" | "name">): readonly string[] {
  return [
    `roleName/${name}`,
    `role/${id}`,
    `role/tencentcloudServiceRoleName/${name}`,
    `role/tencentcloudServiceRole/${id}`,
  ];
}

/** The selector of a role in the last segment of its name; undefined for other resources. */
export function roleSelector(lastSegment: string): { readonly name: string } | { readonly id: string } | undefined {
  const [, form, isProduct, key = ""] =
    /^(roleName|role)\/(?:tencentcloudServiceRole(Name)?\/)?([^/]+)$/.exec(lastSegment) ?? [];
  if (form === undefined) return undefined;
  return form === "roleName" || isProduct !== undefined ? { name: key } : { id: key };
}

/** A six-segment resource name. */
export const resourceName = (service: string, region: string, account: string, lastSegment: string): string =>
  `qcs::${service}:${region}:uin/${account}:${lastSegment}`;
