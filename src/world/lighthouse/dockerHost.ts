import { hasDocker } from "#services/lighthouse/docker/refusals.ts";
import { InconsistencyError } from "../inconsistencyError.ts";
import { type AccountRegion, isIn, unknownResource } from "./accountRegion.ts";
import type { WorldInstance } from "./schema.ts";
import type { WorldContext } from "./worldContext.ts";

/** A resource inside an instance. */
export type InstanceResource = AccountRegion & { readonly instance: string };

/** @throws InconsistencyError if the instance of a resource does not exist */
export function requireInstance(resource: InstanceResource, at: string, { instances }: WorldContext): WorldInstance {
  const instance = instances.find(resource, resource.instance);
  if (!instance) {
    throw new InconsistencyError(`${at}.instance`, unknownResource("instance", resource.instance, resource));
  }
  return instance;
}

/** @throws InconsistencyError if the instance of a resource does not exist or has no Docker */
export function requireDockerHost(resource: InstanceResource, at: string, context: WorldContext): WorldInstance {
  const host = requireInstance(resource, at, context);
  if (!hasDocker(host.blueprint)) throw new InconsistencyError(`${at}.instance`, `${host.id} has no Docker image`);
  return host;
}

export const onSameInstance = (one: InstanceResource, other: InstanceResource): boolean =>
  one.instance === other.instance && isIn(one, other);
