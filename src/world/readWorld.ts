import { readFile } from "node:fs/promises";
import { check, decode } from "#kernel/decode.ts";
import { ApiError, inLanguage } from "#kernel/errors.ts";
import { membersOf, type ValueOf } from "#kernel/fields.ts";
import { isRecord } from "#kernel/record.ts";
import { checkConsistency } from "./consistency.ts";
import { InconsistencyError } from "./inconsistencyError.ts";
import { emptyLighthouse } from "./lighthouse/empty.ts";
import { normalizePace } from "./pace.ts";
import { type World, WorldBasics } from "./schema.ts";
import { WorldError } from "./worldError.ts";

const members = membersOf(WorldBasics.fields);

/**
 * Reads and checks a world file.
 * @throws WorldError with file, line and field
 */
export async function readWorld(file: string): Promise<World> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new WorldError(file, undefined, "", error instanceof Error ? error.message : String(error));
  });
  // Loaded on demand: only a world file needs a parser that reports line numbers.
  const { LineCounter, parseDocument, isNode } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [syntaxError] = document.errors;
  if (syntaxError)
    throw new WorldError(
      file,
      syntaxError.linePos?.[0].line,
      "",
      syntaxError.message.split("\n", 1)[0] ?? syntaxError.message,
    );
  const lineOf = (path: string): number => {
    const steps = path === "" ? [] : path.split(".");
    for (; steps.length > 0; steps.pop()) {
      const node = document.getIn(steps.map(pathStep), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  try {
    return await validateWorld(document.toJS() ?? {});
  } catch (error) {
    if (error instanceof InvalidWorldError) throw new WorldError(file, lineOf(error.field), error.field, error.message);
    throw error;
  }
}

const pathStep = (name: string): string | number => (/^\d+$/.test(name) ? Number(name) : name);

/** An invalid world, before the field is located in the file. */
export class InvalidWorldError extends Error {
  override readonly name = "InvalidWorldError";

  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Validates a parsed world against its schema, and its parts against each other.
 * @throws InvalidWorldError
 */
export async function validateWorld(raw: unknown): Promise<World> {
  if (!isRecord(raw)) throw new InvalidWorldError("", "must be of type object");
  try {
    const { lighthouse: section, ...basics } = raw;
    const values = decode(members, { ...basics, pace: normalizePace(raw["pace"]) }, "typed");
    check(members, values);
    const lighthouse =
      section === undefined
        ? emptyLighthouse
        : (await import("./lighthouse/readLighthouse.ts")).readLighthouse(section);
    // decode() builds the values from the fields that World is derived from.
    const world = { ...(values as ValueOf<typeof WorldBasics.fields>), lighthouse };
    await checkConsistency(world);
    return world;
  } catch (error) {
    if (error instanceof InconsistencyError) throw new InvalidWorldError(error.field, error.message);
    if (error instanceof ApiError)
      throw new InvalidWorldError(String(error.details["parameter"] ?? ""), messageFor(error));
    throw error;
  }
}

function messageFor({ code, details }: ApiError): string {
  if (code === "UnknownParameter") return "unknown field";
  if (code === "MissingParameter") return "is missing";
  if (code === "InvalidParameter") return `must be of type ${details["type"]}`;
  const must = details["must"];
  return typeof must === "object"
    ? `${inLanguage(must, "en-US")}, not \`${details["value"]}\``
    : `\`${details["value"]}\` is not allowed`;
}
