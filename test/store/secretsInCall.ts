import { isRecord } from "#kernel/record.ts";
import { type Members, mask, type Shape } from "#kernel/shape.ts";
import { services } from "#services/index.ts";

/** A call with its answer. */
interface Call {
  readonly service: string;
  readonly action: string;
  readonly input: unknown;
  readonly response: unknown;
}

/** Shorter ones would be found anywhere. */
const least = 8;

/** The secrets, by declaration, that were told in a call or in its answer. */
export async function secretsInCall({ service, action, input, response }: Call): Promise<readonly string[]> {
  const shapes = await services.get(service)?.load(action);
  if (!shapes) throw new Error(`there is no action ${action}`);
  const told = [...secretsIn(shapes.input, input), ...secretsIn(shapes.output, response)];
  return told.filter((secret) => secret.length >= least && secret !== mask);
}

/** The texts of members that are declared secrets. */
function secretsIn(members: Members, value: unknown): readonly string[] {
  if (!isRecord(value)) return [];
  return Object.entries(members).flatMap(([name, shape]) => secretsOf(shape, value[name]));
}

function secretsOf({ secret, element, object }: Shape, value: unknown): readonly string[] {
  if (typeof value === "string") return secret ? [value] : [];
  if (Array.isArray(value) && element) return value.flatMap((one: unknown) => secretsOf(element, one));
  return object ? secretsIn(object.members, value) : [];
}
