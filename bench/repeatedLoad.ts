/** Requests per second, and latency in milliseconds. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Sends one request and returns the response body. */
export async function requestOnce(port: number, request: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = "";
  await Bun.connect({
    hostname: "127.0.0.1",
    port,
    socket: {
      open: (socket) => void socket.write(request),
      data(socket, chunk) {
        text += chunk.toString();
        const end = text.indexOf("\r\n\r\n");
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
        if (end < 0 || Buffer.byteLength(text) < end + 4 + length) return;
        resolve(text.slice(end + 4));
        socket.end();
      },
      connectError: (_, error) => reject(error),
      error: (_, error) => reject(error),
    },
  }).catch(reject);
  return promise;
}

/**
 * Repeats requests on several connections for a time. Each connection waits for its response. All responses must have the
 * same size, because they are counted by their bytes.
 */
export async function runRepeatedLoad(
  port: number,
  requests: readonly string[],
  connections: number,
  milliseconds: number,
): Promise<LoadResult> {
  const responseBytes = await wireBytes(port, requests[0] ?? "");
  const times: number[] = [];
  const bytes = requests.map((request) => Buffer.from(request));
  let turn = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const start = performance.now();
  let open = connections;
  for (let n = 0; n < connections; n++) {
    let [sent, received] = [0, 0];
    const send = (socket: Bun.Socket): void => {
      if (performance.now() - start >= milliseconds) {
        socket.end();
        if (--open === 0) resolve();
        return;
      }
      sent = performance.now();
      const next = bytes[turn++ % bytes.length];
      if (next) socket.write(next);
    };
    await Bun.connect({
      hostname: "127.0.0.1",
      port,
      socket: {
        open: send,
        data(socket, chunk) {
          received += chunk.length;
          if (received < responseBytes) return;
          received = 0;
          times.push(performance.now() - sent);
          send(socket);
        },
      },
    });
  }
  await promise;
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

async function wireBytes(port: number, request: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  let bytes = 0;
  await Bun.connect({
    hostname: "127.0.0.1",
    port,
    socket: {
      open: (socket) => void socket.write(request),
      data(socket, chunk) {
        bytes += chunk.length;
        setTimeout(() => {
          resolve(bytes);
          socket.end();
        }, 50);
      },
    },
  });
  return promise;
}
