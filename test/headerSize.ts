// Queries may be 32 KiB long, more than Bun takes for all headers together by default. The server's start says so on its
// command line; workers of `bun test` are not given that.
import http from "node:http";

// Bun lets it be set, which the types of Node.js do not know.
Reflect.set(http, "maxHeaderSize", 65_536);
