import { isRecord } from "#kernel/record.ts";
import { type Members, mask, type Shape } from "#kernel/shape.ts";
import { services } from "#services/index.ts";

/** A call with its response. */
interface Call {
  readonly service: string;
  readonly action: string;
  readonly input: unknown;
  readonly response: unknown;
}

/** Shorter secrets would match by accident. */
const minimumLength = 8;

/** The declared secrets in the input and response of a call. */
export async function secretsInCall({ service, action, input, response }: Call): Promise<readonly string[]> {
  const shapes = await services.get(service)?.load(action);
  if (!shapes) throw new Error(`there is no action ${action}`);
  const secrets = [...secretsIn(shapes.input, input), ...secretsIn(shapes.output, response)];
  return secrets.filter((secret) => secret.length >= minimumLength && secret !== mask);
}

/** The texts of secret members. */
function secretsIn(members: Members, value: unknown): readonly string[] {
  if (!isRecord(value)) return [];
  return Object.entries(members).flatMap(([name, shape]) => secretsOf(shape, value[name]));
}

function secretsOf({ secret, element, object }: Shape, value: unknown): readonly string[] {
  if (typeof value === "string") return secret ? [value] : [];
  if (Array.isArray(value) && element) return value.flatMap((one: unknown) => secretsOf(element, one));
  return object ? secretsIn(object.members, value) : [];
}
