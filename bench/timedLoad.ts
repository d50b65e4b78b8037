/** The result of a timed load. */
export interface TimedLoad {
  readonly responses: number;
  readonly perSecond: number;
  /** Milliseconds from the last byte sent to the last received. */
  readonly p50: number;
  readonly p99: number;
  /** Number of responses by error code. */
  readonly errors: Readonly<Record<string, number>>;
}

interface TimedLoadOptions {
  readonly ports: readonly number[];
  readonly connections: number;
  readonly milliseconds: number;
  /** The bytes of the next request. */
  readonly next: () => string;
}

/** Sends requests for a time over several connections, spread over the servers. Each connection waits for its response. */
export async function runTimedLoad({ ports, connections, milliseconds, next }: TimedLoadOptions): Promise<TimedLoad> {
  const times: number[] = [];
  const errors: Record<string, number> = {};
  const start = performance.now();
  const one = async (port: number): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let sent = 0;
    let text = "";
    const send = (socket: Bun.Socket): void => {
      sent = performance.now();
      if (sent - start < milliseconds) socket.write(next());
      else {
        resolve();
        socket.end();
      }
    };
    await Bun.connect({
      hostname: "127.0.0.1",
      port,
      socket: {
        open: send,
        data(socket, chunk) {
          text += chunk.toString("latin1");
          if (!isWhole(text)) return;
          times.push(performance.now() - sent);
          const code = /"Error":\{"Code":"([\w.]+)"/.exec(text)?.[1];
          if (code) errors[code] = (errors[code] ?? 0) + 1;
          text = "";
          send(socket);
        },
        close: () => reject(new Error("a server closed a connection")),
        error: (_, error) => reject(error),
      },
    });
    return promise;
  };
  await Promise.all(Array.from({ length: connections }, (_, n) => one(ports[n % ports.length] ?? 0)));
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { responses: times.length, perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), errors };
}

function isWhole(text: string): boolean {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
  return text.length >= end + 4 + length;
}
