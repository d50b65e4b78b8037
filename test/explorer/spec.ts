import { isRecord } from "#kernel/record.ts";

/** Whether a spec describes every action of a service with its parameters and codes. */
export function isSpecOf(service: string, actions: ReadonlySet<string>, spec: unknown): boolean {
  const services = isRecord(spec) ? spec["services"] : undefined;
  const one = isRecord(services) ? services[service] : undefined;
  const declared = isRecord(one) ? one["actions"] : undefined;
  if (!isRecord(declared)) return false;
  return [...actions].every((name) => {
    const action = declared[name];
    return isRecord(action) && Array.isArray(action["input"]) && Array.isArray(action["errors"]);
  });
}
