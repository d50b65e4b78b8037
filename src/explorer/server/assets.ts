import { join } from "node:path";

/** A file of the page, ready to be sent. */
export interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
}

/** Where the page's own files are found. */
export const assetsPath = "/_skerry/page/";

const page = join(import.meta.dir, "..", "page", "index.html");

/**
 * Bundles the page. This takes time, so it runs on the first request for the page.
 * @returns the files by path; the page itself is `/`
 * @throws AggregateError if a source file does not compile
 */
export async function bundle(): Promise<ReadonlyMap<string, Asset>> {
  const { outputs } = await Bun.build({
    entrypoints: [page],
    target: "browser",
    minify: true,
    splitting: true,
    publicPath: assetsPath,
    naming: { chunk: "[name]-[hash].[ext]", asset: "[name]-[hash].[ext]" },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const assets = await Promise.all(
    outputs.map(async (output): Promise<[string, Asset]> => {
      const body = new Uint8Array(await output.arrayBuffer());
      const name = output.path.replace(/^\.\//, "");
      const path = name === "index.html" ? "/" : `${assetsPath}${name}`;
      return [path, { type: output.type, body, gzipped: Bun.gzipSync(body) }];
    }),
  );
  return new Map(assets);
}
