/** HTTP by hand over a socket, because a client of the platform would set, mend or refuse what these tests send. */

export interface Reply {
  /** 0 where the connection ended without an answer. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Sends bytes on a connection of their own and waits for one answer. */
export function exchange(port: number, bytes: Uint8Array, patience = 5000): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  let [sent, received] = [0, Buffer.alloc(0)];
  const write = (socket: Bun.Socket) => {
    sent += socket.write(bytes.subarray(sent));
  };
  const connection = Bun.connect({
    hostname: "127.0.0.1",
    port,
    socket: {
      open: write,
      drain: write,
      data(_socket, chunk) {
        received = Buffer.concat([received, chunk]);
        const reply = parse(received);
        if (reply) resolve(reply);
      },
      close: () => resolve(nothing),
      error: (_socket, error) => reject(error),
    },
  });
  connection.catch(reject);
  const timer = setTimeout(() => resolve(nothing), patience);
  // The server waits for requests in flight when it ends, so none is left behind.
  return promise.finally(async () => {
    clearTimeout(timer);
    (await connection).terminate();
  });
}

const nothing: Reply = { status: 0, headers: new Map(), text: "" };

/** An answer, once all of it is there. */
function parse(received: Buffer): Reply | undefined {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first = "", ...lines] = received.subarray(0, end).toString("latin1").split("\r\n");
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const length = Number(headers.get("content-length") ?? 0);
  const body = received.subarray(end + 4);
  if (body.length < length) return undefined;
  return { status: Number(first.split(" ")[1]), headers, text: body.subarray(0, length).toString("utf8") };
}

export type Headers = Readonly<Record<string, string | undefined>>;

/** The bytes of a request; headers without a value are left out. */
export function requestBytes(
  method: string,
  target: string,
  headers: Headers,
  body: string | Uint8Array = "",
  chunked = false,
): Buffer {
  const content = Buffer.from(body);
  const length = chunked
    ? { "Transfer-Encoding": "chunked" }
    : { "Content-Length": content.length > 0 || method === "POST" ? String(content.length) : undefined };
  const lines = Object.entries({ ...length, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  const head = Buffer.from([`${method} ${target} HTTP/1.1`, ...lines, "", ""].join("\r\n"));
  return Buffer.concat([head, ...(chunked ? chunks(content) : [content])]);
}

function* chunks(content: Buffer): Generator<Buffer> {
  const size = 65_536;
  for (let at = 0; at < content.length; at += size) {
    const chunk = content.subarray(at, at + size);
    yield Buffer.from(`${chunk.length.toString(16)}\r\n`);
    yield chunk;
    yield Buffer.from("\r\n");
  }
  yield Buffer.from("0\r\n\r\n");
}

/** A connection that a test writes to as it likes. */
export interface Line {
  write(text: string | Uint8Array): void;
  /** What has come back so far, byte by byte. */
  readonly text: string;
  /** All that came back, once the server has ended the connection. */
  readonly closed: Promise<string>;
  end(): void;
}

export async function connection(port: number): Promise<Line> {
  let text = "";
  const { promise: closed, resolve } = Promise.withResolvers<string>();
  const socket = await Bun.connect({
    hostname: "127.0.0.1",
    port,
    socket: {
      data: (_socket, chunk) => {
        text += chunk.toString("latin1");
      },
      close: () => resolve(text),
      error: () => resolve(text),
    },
  });
  return {
    write: (bytes) => void socket.write(bytes),
    get text() {
      return text;
    },
    closed,
    end: () => void socket.end(),
  };
}
