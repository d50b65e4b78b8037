import { createServer, connect as openConnection, type Server, type Socket } from "node:net";
import { connectTarget, isServedHost } from "./targets.ts";

/** What the proxy needs from its server. */
export interface ProxyOptions {
  readonly port: number;
  /** Responds to a request as the main port does. */
  readonly respond: (request: Request, address: () => string) => Promise<Response>;
  /** Certificate for the served hosts and its key, both PEM. Called with the first tunnel. */
  readonly certificate: () => Promise<{ readonly certificate: string; readonly key: string }>;
  /** Seconds after which an idle connection is closed. */
  readonly idle: number;
}

/** A listening proxy. */
export interface ListeningProxy {
  readonly port: number;
  /** Accepts no new connections, and waits for running requests for `patience` milliseconds at most. */
  drain(patience: number): Promise<void>;
}

/** The proxy never listens on another address: everything that connects may use the authority's certificate. */
const loopback = "127.0.0.1";

/** Bytes and milliseconds in which the headers of a CONNECT request must arrive. */
const [maxHeaders, headerTimeout] = [16 * 1024, 12_000];

type Endpoint = ReturnType<typeof listenInside>;

/**
 * Listens for clients that use a proxy. A CONNECT request to a served host is tunnelled to an HTTPS endpoint of this process,
 * any other request to a plain one. Both pass requests to `respond`; nothing leaves this machine.
 * @throws if the port is in use
 */
export async function openProxy(options: ProxyOptions): Promise<ListeningProxy> {
  const sockets = new Set<Socket>();
  const plain = listenInside(options);
  let secure: Promise<Endpoint> | undefined;
  const secureEndpoint = (): Promise<Endpoint> => {
    secure ??= options.certificate().then(
      (pair) => listenInside(options, { cert: pair.certificate, key: pair.key }),
      (error: unknown) => {
        // The next tunnel tries again, for example after the disk has space.
        secure = undefined;
        throw error;
      },
    );
    return secure;
  };
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    receiveFirst(socket, (head, isConnect) => {
      if (!isConnect) return tunnel(socket, plain.port, head);
      const end = head.indexOf("\r\n\r\n");
      const target = connectTarget(head.subarray(0, head.indexOf("\r\n")).toString("latin1"));
      if (target === "malformed") return refuse(socket, "400 Bad Request", "malformed CONNECT request");
      if (target === "forbidden") return refuse(socket, "403 Forbidden", forbidden);
      socket.pause();
      secureEndpoint().then(
        ({ port }) => tunnel(socket, port, head.subarray(end + 4), "HTTP/1.1 200 Connection Established\r\n\r\n"),
        (error: unknown) => refuse(socket, "502 Bad Gateway", `no certificate: ${String(error)}`),
      );
    });
  });
  try {
    await listening(server, options.port);
  } catch (error) {
    await plain.stop(true);
    throw error;
  }
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    async drain(patience) {
      server.close();
      const endpoints = [plain, ...(secure ? [await secure] : [])];
      const late = setTimeout(() => {
        for (const endpoint of endpoints) void endpoint.stop(true);
      }, patience);
      await Promise.all(endpoints.map((endpoint) => endpoint.stop()));
      clearTimeout(late);
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** An endpoint on a free port, which checks hosts again: a connection may carry requests to several. */
function listenInside({ respond, idle }: ProxyOptions, tls?: { readonly cert: string; readonly key: string }) {
  const server = Bun.serve({
    hostname: loopback,
    port: 0,
    ...(tls && { tls }),
    maxRequestBodySize: Number.MAX_SAFE_INTEGER,
    idleTimeout: idle,
    error: () => new Response("", { status: 500 }),
    fetch(request, bun) {
      if (!isServedHost(request.headers.get("host"))) return plainText(403, forbidden);
      const path = request.url.replace(/^[a-z]+:\/\/[^/?#]*/i, "");
      // The real hosts have no such paths, and a page of such a host must not read the development keys.
      if (path.startsWith("/_skerry/")) return plainText(404, "not found");
      return respond(request, () => bun.requestIP(request)?.address ?? "");
    },
  });
  return { port: server.port ?? 0, stop: (force?: boolean) => server.stop(force) };
}

const forbidden = "The proxy of Skerry serves https://*.tencentcloudapi.com:443 and http://*.tencentcloudapi.com only.";

const plainText = (status: number, text: string): Response =>
  new Response(`${text}\n`, { status, headers: { "content-type": "text/plain", connection: "close" } });

/** Reads until the method is known, and for CONNECT until its headers are complete. */
function receiveFirst(socket: Socket, ready: (head: Buffer, isConnect: boolean) => void): void {
  let head = Buffer.alloc(0);
  const late = setTimeout(() => socket.destroy(), headerTimeout);
  socket.on("close", () => clearTimeout(late));
  const done = (isConnect: boolean): void => {
    clearTimeout(late);
    socket.off("data", read);
    ready(head, isConnect);
  };
  const read = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk]);
    const method = "CONNECT ";
    const start = head.subarray(0, method.length).toString("latin1");
    if (!method.startsWith(start)) done(false);
    else if (head.includes("\r\n\r\n")) done(true);
    else if (head.length > maxHeaders) refuse(socket, "431 Request Header Fields Too Large", "headers too large");
  };
  socket.on("data", read);
}

/** Connects to a local port, confirms the tunnel only then, and passes bytes in both directions. */
function tunnel(socket: Socket, port: number, first: Buffer, confirmation?: string): void {
  socket.pause();
  const inner = openConnection({ host: loopback, port, noDelay: true });
  inner.on("connect", () => {
    if (confirmation !== undefined) socket.write(confirmation);
    if (first.length > 0) inner.write(first);
    socket.pipe(inner);
    inner.pipe(socket);
  });
  inner.on("error", () => socket.destroy());
  inner.on("close", () => socket.destroySoon());
  socket.on("close", () => inner.destroy());
}

function refuse(socket: Socket, status: string, text: string): void {
  const length = Buffer.byteLength(text) + 1;
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: text/plain\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n${text}\n`,
  );
}

function listening(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, loopback, resolve);
  return promise;
}
