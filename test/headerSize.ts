// A query may have 32 KiB, more than Bun's default limit for all headers. The server sets the limit on its
// command line, which the workers of `bun test` do not inherit.
import http from "node:http";

// Writable in Bun, but declared read-only in the types of Node.js.
Reflect.set(http, "maxHeaderSize", 65_536);
