import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The server that is installed here, whichever of the two; undefined where there is none. */
export const redisBinary = Bun.which("valkey-server") ?? Bun.which("redis-server") ?? undefined;

if (!redisBinary)
  console.log("SKIPPED: neither valkey-server nor redis-server is installed (apt-get install redis-server)");

/** A Redis of a test's own, which it can take away and bring back. */
export class RedisServer implements AsyncDisposable {
  private child: Bun.Subprocess | undefined;

  private constructor(
    private readonly binary: string,
    readonly port: number,
    private readonly directory: string,
    private readonly options: readonly string[],
  ) {}

  static async start(...options: readonly string[]): Promise<RedisServer> {
    if (!redisBinary) throw new Error("there is no Redis to start");
    const server = new RedisServer(
      redisBinary,
      await freePort(),
      mkdtempSync(join(tmpdir(), "skerry-redis-")),
      options,
    );
    await server.comeBack();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  get pids(): readonly number[] {
    return this.child ? [this.child.pid] : [];
  }

  /** Starts, and waits until connections are taken. */
  async comeBack(): Promise<void> {
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

  async goAway(): Promise<void> {
    this.child?.kill("SIGKILL");
    await this.child?.exited;
  }

  /** Takes what is sent and answers nothing, until it goes on. */
  hang(): void {
    this.child?.kill("SIGSTOP");
  }

  goOn(): void {
    this.child?.kill("SIGCONT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.goAway();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
