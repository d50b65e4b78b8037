import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Path of the installed Valkey or Redis server, if any. */
export const redisBinary = Bun.which("valkey-server") ?? Bun.which("redis-server") ?? undefined;

if (!redisBinary)
  console.log("SKIPPED: neither valkey-server nor redis-server is installed (apt-get install redis-server)");

/** A Redis for one test, which can be stopped and restarted. */
export class RedisServer implements AsyncDisposable {
  private child: Bun.Subprocess | undefined;

  private constructor(
    private readonly binary: string,
    readonly port: number,
    private readonly directory: string,
    private readonly options: readonly string[],
  ) {}

  static async start(...options: readonly string[]): Promise<RedisServer> {
    if (!redisBinary) throw new Error("Redis is not installed");
    const server = new RedisServer(
      redisBinary,
      await freePort(),
      mkdtempSync(join(tmpdir(), "skerry-redis-")),
      options,
    );
    await server.restart();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  get pids(): readonly number[] {
    return this.child ? [this.child.pid] : [];
  }

  /** Starts the process and waits until it accepts connections. */
  async restart(): Promise<void> {
    const own = ["--port", String(this.port), "--bind", "127.0.0.1", "--dir", this.directory, "--save", ""];
    const child = Bun.spawn([this.binary, ...own, ...this.options], {
      stdin: "ignore",
      stdout: "pipe",
      stderr: "ignore",
    });
    this.child = child;
    let text = "";
    for await (const chunk of child.stdout) {
      text += Buffer.from(chunk).toString();
      if (text.includes("Ready to accept connections")) return;
    }
    throw new Error(`the Redis ended: ${text}`);
  }

  async stop(): Promise<void> {
    this.child?.kill("SIGKILL");
    await this.child?.exited;
  }

  /** Accepts data but does not respond until `resume`. */
  hang(): void {
    this.child?.kill("SIGSTOP");
  }

  resume(): void {
    this.child?.kill("SIGCONT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** An unused port. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
