/** HTTP over a plain socket, because a regular client would add, correct or reject what these tests send. */

export interface Reply {
  /** 0 if the connection closed without a response. */
  readonly status: number;
  /** Keyed by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Sends bytes on a new connection and waits for one response, `timeout` ms at most. */
export function exchange(port: number, bytes: Uint8Array, timeout = 5000): Promise<Reply> {
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
      close: () => resolve(noReply),
      error: (_socket, error) => reject(error),
    },
  });
  connection.catch(reject);
  const timer = setTimeout(() => resolve(noReply), timeout);
  // A draining server waits for requests in flight, so the connection is always closed.
  return promise.finally(async () => {
    clearTimeout(timer);
    (await connection).terminate();
  });
}

const noReply: Reply = { status: 0, headers: new Map(), text: "" };

/** The response, or undefined while it is incomplete. */
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

/** The bytes of a request. Headers with an undefined value are omitted. */
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

/** A connection to which a test writes arbitrary bytes. */
export interface Connection {
  write(text: string | Uint8Array): void;
  /** The bytes received so far, as Latin-1. */
  readonly text: string;
  /** All bytes received, once the server has closed the connection. */
  readonly closed: Promise<string>;
  end(): void;
}

export async function connect(port: number): Promise<Connection> {
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
