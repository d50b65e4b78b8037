import type { CallContext } from "#cloud.ts";
import type { Action, Regions } from "#kernel/action.ts";
import { ApiError } from "#kernel/errors.ts";
import type { Service } from "#kernel/service.ts";
import type { CommonParameters } from "./common.ts";
import { errorDetails } from "./messages.ts";
import { hostName, isOfficial } from "./signatures/hosts.ts";
import { malformed } from "./signatures/tc3.ts";

type Services = ReadonlyMap<string, Service<CallContext>>;

/**
 * Finds the product of a request: by the first label of the host, then by the service of the scope, then by version and
 * action. Undefined if none matches, or if an official host names a product that does not exist here.
 * @throws ApiError AuthFailure.InvalidAuthorization if an official host and the scope differ
 */
export function locate(
  services: Services,
  host: string,
  scope: string | undefined,
  common: CommonParameters,
): Service<CallContext> | undefined {
  const name = hostName(host);
  const [label = ""] = name.split(".", 1);
  const named = services.get(label);
  if (isOfficial(name)) {
    if (scope !== undefined && scope !== label) throw malformed("`Service` in Credential not valid.");
    return named;
  }
  return named ?? services.get(scope ?? "") ?? byAction(services, common);
}

function byAction(services: Services, { version, action }: CommonParameters): Service<CallContext> | undefined {
  const ofVersion = [...services.values()].filter((service) => service.version === version);
  return ofVersion.find((service) => service.actions.has(action)) ?? ofVersion[0];
}

/**
 * Loads the requested action.
 * @throws ApiError NoSuchProduct, NoSuchVersion, InvalidAction
 */
export async function findAction(
  service: Service<CallContext> | undefined,
  common: CommonParameters,
  host: string,
): Promise<{ readonly service: Service<CallContext>; readonly action: Action<CallContext> }> {
  const { action, version } = common;
  if (!service) {
    if (isOfficial(hostName(host))) throw new ApiError("NoSuchProduct", { service: hostName(host).split(".", 1)[0] });
    throw new ApiError("NoSuchVersion", { version, service: hostName(host) });
  }
  if (version !== service.version) throw new ApiError("NoSuchVersion", { version, service: service.name });
  if (!service.actions.has(action)) throw new ApiError("InvalidAction", { action, version, service: service.name });
  return { service, action: await service.load(action) };
}

/**
 * The region of a call; empty for an action without regions.
 * @throws ApiError MissingParameter, InvalidParameterValue for a malformed name, UnsupportedRegion
 */
export function regionFor(regions: Regions, given: string | undefined, isV3: boolean): string {
  if (regions === "global") return "";
  if (given === undefined) throw new ApiError("MissingParameter", { parameter: "Region" });
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(given)) {
    throw new ApiError("InvalidParameterValue", {
      text: isV3 ? errorDetails.emptyRegionHeader : errorDetails.emptyRegionParameter,
    });
  }
  if (!regions.includes(given)) throw new ApiError("UnsupportedRegion");
  return given;
}
