// npm run bench: throughput and latency of signed DescribeImagesToShare calls, compared with a bare server that only verifies
// the signature and returns as many bytes; and cold start to the first signed response. Servers are measured in alternation.
import { join } from "node:path";
import { benchKey } from "./key.ts";
import { start } from "./processes.ts";
import { type LoadResult, requestOnce, runRepeatedLoad } from "./repeatedLoad.ts";
import { signedRequest } from "./signed.ts";
import { writeBenchWorld } from "./world.ts";

const root = join(import.meta.dir, "..");
const world = join(root, ".tmp", "bench-world.yaml");
const [rounds, connections, milliseconds] = [5, 16, 1500];

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const listing = (region: string, input: unknown, size: number): string =>
  signedRequest({
    ...{ action: "DescribeImagesToShare", region, input, key: benchKey },
    headers: { "X-Bench-Size": String(size) },
  });

const serveArgs = ["src/main.ts", "serve", "--memory", "--world", world, "--rate-limit", "off", "--port", "0"];

async function throughput(): Promise<void> {
  const one = { ImageIds: ["img-bench000"] };
  // Requests one existing image and a different missing one each time, so that no response is cached.
  const never = (n: number) => ({
    Filters: [{ Name: "image-id", Values: ["img-bench000", `img-${String(n).padStart(8, "0")}`] }],
  });
  const cases = [
    { name: "one image", region: "ap-guangzhou", inputs: [one], target: "target 0.6" },
    { name: "twenty images", region: "ap-shanghai", inputs: [{}], target: "target 0.4" },
    {
      name: "one image, never requested before",
      region: "ap-guangzhou",
      inputs: Array.from({ length: 30_000 }, (_, n) => never(n)),
      target: "no target",
    },
  ];
  const ours = await start(serveArgs);
  const sizes = await Promise.all(
    cases.map(async ({ region, inputs }) => (await requestOnce(ours.port, listing(region, inputs[0], 0))).length),
  );
  const bare = await start(["bench/bare.ts", sizes.join(",")]);
  console.log(`${connections} connections, ${rounds} rounds of ${milliseconds} ms each in alternation, medians`);
  for (const [index, { name, region, inputs, target }] of cases.entries()) {
    const size = sizes[index] ?? 0;
    const requests = inputs.map((input) => listing(region, input, size));
    const measured: { ours: LoadResult; bare: LoadResult }[] = [];
    for (const server of [ours, bare]) await runRepeatedLoad(server.port, requests, connections, 1000); // warm-up
    for (let round = 0; round < rounds; round++) {
      measured.push({
        ours: await runRepeatedLoad(ours.port, requests, connections, milliseconds),
        bare: await runRepeatedLoad(bare.port, requests, connections, milliseconds),
      });
    }
    const of = (side: "ours" | "bare", what: keyof LoadResult): number =>
      median(measured.map((one) => one[side][what]));
    const ratio = median(measured.map((one) => one.ours.perSecond / one.bare.perSecond));
    const row = (side: "ours" | "bare"): string =>
      `${Math.round(of(side, "perSecond"))}/s  p50 ${of(side, "p50").toFixed(2)} ms  p99 ${of(side, "p99").toFixed(2)} ms`;
    console.log(`${name} (${size} bytes)`);
    console.log(`  skerry  ${row("ours")}`);
    console.log(`  bare    ${row("bare")}`);
    console.log(`  ratio   ${ratio.toFixed(2)}  (${target})`);
  }
  await Promise.all([ours.stop(), bare.stop()]);
}

/** Time from the start of the process to the first signed response, polled every millisecond. */
async function coldStart(runs: number): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const port = 20_400 + Math.floor(Math.random() * 10_000);
    const request = listing("ap-guangzhou", { ImageIds: ["img-cs2rrmp0"] }, 0);
    const started = performance.now();
    const child = Bun.spawn([process.execPath, "src/main.ts", "serve", "--memory", "--port", String(port)], {
      cwd: root,
      stdout: "ignore",
      stderr: "ignore",
    });
    for (;;) {
      const answer = await requestOnce(port, request).catch(() => undefined);
      if (answer?.includes("img-cs2rrmp0")) break;
      if (performance.now() - started > 5000) throw new Error("no response within five seconds");
      await Bun.sleep(1);
    }
    times.push(performance.now() - started);
    child.kill();
    await child.exited;
  }
  times.sort((a, b) => a - b);
  const [least, most] = [times[0] ?? 0, times.at(-1) ?? 0];
  console.log(
    `cold start to first signed response, from source, built-in world in memory: median ${median(times).toFixed(0)} ms (${least.toFixed(0)} to ${most.toFixed(0)}, ${runs} runs; target 100)`,
  );
}

writeBenchWorld(world);
await throughput();
await coldStart(11);
