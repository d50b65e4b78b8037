import { join } from "node:path";

const root = join(import.meta.dir, "..");

/** A server in a separate process, which a test can kill. */
export class Child implements AsyncDisposable {
  private constructor(
    readonly process: Bun.Subprocess<"ignore", "pipe", "pipe">,
    readonly url: string,
    private readonly output: () => string,
  ) {}

  /** Starts `skerry serve` and waits until it prints its address. */
  static async serve(...args: readonly string[]): Promise<Child> {
    return Child.started(args, {});
  }

  /** Like `serve`, with additional environment variables. */
  static async started(args: readonly string[], env: Record<string, string>): Promise<Child> {
    const child = spawn(["serve", "--port", "0", ...args], env, "ignore");
    let text = "";
    let served = false;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const read = async (): Promise<void> => {
      const decoder = new TextDecoder();
      for await (const chunk of child.stdout) {
        text += decoder.decode(chunk);
        const url = /Skerry serves on (\S+)/.exec(text)?.[1];
        if (!url) continue;
        resolve(url);
        served = true;
      }
      if (!served) reject(new Error(`the server ended: ${text}${await new Response(child.stderr).text()}`));
    };
    void read();
    return new Child(child, await promise, () => text);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** The standard output so far. */
  get printed(): string {
    return this.output();
  }

  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.process.exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}

/** Runs the command until it exits, with an optional standard input. */
export async function run(args: readonly string[], env: Record<string, string> = {}, input = "") {
  const child = spawn(args, env, new Blob([input]));
  const [code, out, err] = await Promise.all([
    child.exited,
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  return { code, out, err };
}

/** Starts the command without waiting for it. */
export function spawn<Input extends "ignore" | Blob>(
  args: readonly string[],
  env: Record<string, string>,
  stdin: Input,
) {
  const command = [process.execPath, "--max-http-header-size=65536", join(root, "src", "main.ts"), ...args];
  return Bun.spawn(command, {
    cwd: root,
    env: { ...process.env, ...env },
    stdin,
    stdout: "pipe",
    stderr: "pipe",
  });
}
