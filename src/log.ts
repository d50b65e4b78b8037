import type { Clock, Log, LogLevel } from "#kernel/ports.ts";
import { logLevels } from "#kernel/ports.ts";

/** A log that collects lines and writes them together, so that a line costs a request little. */
export interface BufferedLog extends Log {
  flush(): void;
}

/** Writes JSON lines for a level and those above it. */
export function jsonLog(least: LogLevel, clock: Clock, write: (text: string) => void): BufferedLog {
  let lines = "";
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    const text = lines;
    lines = "";
    if (text !== "") write(text);
  };
  return {
    write(level, event, fields) {
      if (logLevels.indexOf(level) < logLevels.indexOf(least)) return;
      const time = new Date(clock.now()).toISOString();
      const rest = JSON.stringify(fields).slice(1);
      lines += `{"time":"${time}","level":"${level}","event":"${event}"${rest === "}" ? "" : ","}${rest}\n`;
      waiting ??= setTimeout(flush, 20);
    },
    flush,
  };
}
