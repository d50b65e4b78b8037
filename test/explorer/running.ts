import { join } from "node:path";
import { environment } from "../../src/explorer/code/call.ts";
import { key } from "../cloud.ts";

const root = join(import.meta.dir, "..", "..");

/** The output of a program. */
export interface Said {
  readonly code: number;
  readonly text: string;
  /** The response of the API; empty where it printed no JSON. */
  readonly answer: Readonly<Record<string, unknown>>;
}

/** Runs a program from standard input with a key in its environment. */
export async function run(command: readonly string[], program: string, credential = key(1)): Promise<Said> {
  const { secretId, secretKey, token } = credential;
  const child = Bun.spawn([...command], {
    cwd: root,
    env: {
      ...process.env,
      [environment.secretId]: secretId,
      [environment.secretKey]: secretKey,
      ...(token !== undefined && { [environment.token]: token }),
    },
    stdin: new Blob([program]),
    stdout: "pipe",
    stderr: "pipe",
  });
  const [code, out, err] = await Promise.all([
    child.exited,
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  return { code, text: out + err, answer: answerIn(out) };
}

/** The SDKs print the content of `Response`; curl prints the whole body. */
export function answerIn(text: string): Said["answer"] {
  try {
    const value: Record<string, unknown> = JSON.parse(text);
    return typeof value["Response"] === "object" ? { ...value["Response"] } : value;
  } catch {
    return {}; // no JSON: the text says what it is
  }
}
