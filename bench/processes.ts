import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dir, "..");

/** A started Bun program. */
export interface Started {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts a Bun program and waits for the port that it prints. */
export async function start(args: readonly string[]): Promise<Started> {
  const child = Bun.spawn([process.execPath, "--max-http-header-size=65536", ...args], {
    cwd: root,
    stdout: "pipe",
    stderr: "ignore",
  });
  let text = "";
  for await (const chunk of child.stdout) {
    text += new TextDecoder().decode(chunk);
    const port = /(?::|^)(\d{4,5})\s/m.exec(text)?.[1];
    if (port) {
      return {
        pid: child.pid,
        port: Number(port),
        async stop() {
          child.kill();
          await child.exited;
        },
      };
    }
  }
  throw new Error(`the server ended without a port: ${text}`);
}

/** From /proc/PID/stat: the parent, and processor time including that of ended children, in ticks. */
interface Stat {
  readonly pid: number;
  readonly name: string;
  readonly parent: number;
  readonly ticks: number;
}

const ticksPerSecond = 100;

function stats(): readonly Stat[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const text = readStat(pid);
      if (text === undefined) return [];
      const end = text.lastIndexOf(")");
      const fields = text.slice(end + 2).split(" ");
      const ticks = [11, 12, 13, 14].reduce((sum, n) => sum + Number(fields[n]), 0);
      return [{ pid: Number(pid), name: text.slice(text.indexOf("(") + 1, end), parent: Number(fields[1]), ticks }];
    });
}

function readStat(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined; // The process has ended meanwhile.
  }
}

/** Processor time of processes and their descendants, in seconds. */
export function processorSeconds(pids: readonly number[]): number {
  const all = stats();
  const within = new Set(pids);
  for (let known = 0; known !== within.size; ) {
    known = within.size;
    for (const { pid, parent } of all) if (within.has(parent)) within.add(pid);
  }
  return all.filter(({ pid }) => within.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond;
}

/** Processor time of all processes of the machine, in seconds. */
export function machineSeconds(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
    /^cpu +(.+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1] ?? ""
  )
    .split(" ")
    .map(Number);
  return (user + nice + system + irq + softirq) / ticksPerSecond;
}

/** Ids of the direct children of this process with a program name. */
export function childrenNamed(name: string): readonly number[] {
  return stats()
    .filter((one) => one.parent === process.pid && one.name === name)
    .map(({ pid }) => pid);
}
