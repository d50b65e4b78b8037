import { isRecord } from "#kernel/record.ts";
import { type Members, mask, type Shape } from "#kernel/shape.ts";
import type { Json } from "./entry.ts";

/** Whether a name suggests a secret. Undeclared values with such a name are masked. */
export const mayBeSecret = (name: string): boolean =>
  /passw|passphrase|secret(?!_?id$)|private|token|credential|signature(?!method)|auth|cookie|key|env|vnc/i.test(name);

/** Shorter secrets are not searched for in other values: they would match too often. */
const minSecretLength = 8;

/** Masks the secrets of one exchange and their copies in other values. */
export class SecretMasker {
  private readonly values = new Set<string>();

  /** The value with everything masked that is declared a secret, or that is not declared and smells of one. */
  maskMembers(members: Members | undefined, value: unknown): Json {
    if (!isRecord(value)) return members && declaresSecret(members) ? this.mask(value) : this.maskUndeclared(value);
    const besideSecret = Object.values(members ?? {}).some((shape) => shape.secret);
    return Object.fromEntries(
      Object.entries(value).map(([name, one]): [string, Json] => {
        const shape = members && Object.hasOwn(members, name) ? members[name] : undefined;
        if (shape) return [name, this.maskShape(shape, one)];
        // Next to a declared secret, an undeclared name may be a misspelling of it.
        return [name, besideSecret || mayBeSecret(name) ? this.mask(one) : this.maskUndeclared(one)];
      }),
    );
  }

  /** The mask, which takes the place of any value but an empty one. */
  mask(value: unknown): Json {
    if (value === null || value === undefined) return null;
    if (value === "" || value === mask) return value;
    this.remember(value);
    return mask;
  }

  /** The same value without the secrets that were met so far, wherever it repeats them. */
  redact(value: Json): Json {
    if (typeof value === "string") return this.redactText(value);
    if (Array.isArray(value)) return value.map((one: Json) => this.redact(one));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [this.redactText(name), this.redact(one)]));
  }

  redactText(text: string): string {
    // Longest first, because one secret may be a prefix of another.
    return [...this.values].sort((a, b) => b.length - a.length).reduce((rest, one) => rest.replaceAll(one, mask), text);
  }

  private maskShape(shape: Shape, value: unknown): Json {
    if (shape.secret) return this.mask(value);
    const { element, object } = shape;
    if (element && Array.isArray(value)) return value.map((one: unknown) => this.maskShape(element, one));
    if (object) return this.maskMembers(object.members, value);
    return element && declaresSecret({ element }) ? this.mask(value) : this.maskUndeclared(value);
  }

  private maskUndeclared(value: unknown): Json {
    if (Array.isArray(value)) return value.map((one: unknown) => this.maskUndeclared(one));
    if (isRecord(value)) return this.maskMembers(undefined, value);
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
  }

  private remember(value: unknown): void {
    if (Array.isArray(value)) for (const one of value) this.remember(one);
    else if (isRecord(value)) for (const one of Object.values(value)) this.remember(one);
    else if (String(value).length >= minSecretLength) this.values.add(String(value));
  }
}

/** Whether a secret is declared at any depth. No structure of the API is recursive. */
function declaresSecret(members: Members): boolean {
  return Object.values(members).some(
    ({ secret, element, object }) =>
      secret || (element && declaresSecret({ element })) || (object && declaresSecret(object.members)),
  );
}
