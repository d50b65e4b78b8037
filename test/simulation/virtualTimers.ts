import type { Time } from "./simulatedServer.ts";

interface Timer {
  readonly due: number;
  fire(): void;
}

/**
 * Replaces setTimeout by timers of the simulated time, so that no real time decides anything. They fire in the order of
 * their times when the simulation calls `fireDue`.
 */
export class VirtualTimers implements Disposable {
  private readonly timers = new Set<Timer>();
  private readonly real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

  constructor(private readonly time: Time) {
    Reflect.set(globalThis, "setTimeout", (fire: (...parameters: readonly unknown[]) => void, delay = 0) =>
      this.add(fire, Number(delay)),
    );
    Reflect.set(globalThis, "clearTimeout", (timer: Timer | undefined) => {
      if (timer) this.timers.delete(timer);
    });
  }

  private add(fire: () => void, delay: number): Timer {
    // The rest of what Node.js declares for a timer.
    const timer = { due: this.time.now + delay, fire, ref: () => timer, unref: () => timer, hasRef: () => false };
    this.timers.add(timer);
    return timer;
  }

  fireDue(): void {
    const due = [...this.timers].filter((timer) => timer.due <= this.time.now).toSorted((a, b) => a.due - b.due);
    for (const timer of due) if (this.timers.delete(timer)) timer.fire();
  }

  /** Waits for a promise in real time. @throws if it takes longer than so many milliseconds */
  async within<Result>(milliseconds: number, promise: Promise<Result>, name: string): Promise<Result> {
    const late = Promise.withResolvers<never>();
    const timer = this.real.setTimeout(() => late.reject(new Error(`${name} does not end`)), milliseconds);
    try {
      return await Promise.race([promise, late.promise]);
    } finally {
      this.real.clearTimeout(timer);
    }
  }

  [Symbol.dispose](): void {
    Object.assign(globalThis, this.real);
  }
}
