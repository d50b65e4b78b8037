import { LockQueueFullError, LockWaitError } from "./databaseErrors.ts";

/** Calls of one account that may wait in this process. */
export const maxQueuedCalls = 200;

/** Runs the changes of one account in this process one at a time, so that an account uses one connection for them. */
export class AccountQueue {
  private isHeld = false;
  private readonly waiting = new Set<() => void>();

  /** Whether no change runs or waits. */
  get isIdle(): boolean {
    return !this.isHeld;
  }

  /**
   * Waits for the turn of a change; undefined if it need not wait.
   * @param patience milliseconds
   * @throws LockQueueFullError if too many calls wait
   * @throws LockWaitError after `patience`
   */
  enter(patience: number): Promise<void> | undefined {
    if (!this.isHeld) {
      this.isHeld = true;
      return undefined;
    }
    if (this.waiting.size >= maxQueuedCalls) throw new LockQueueFullError();
    return new Promise((resolve, reject) => {
      const next = (): void => {
        clearTimeout(timer);
        this.waiting.delete(next);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(next);
        reject(new LockWaitError("account"));
      }, patience);
      this.waiting.add(next);
    });
  }

  /** Ends a turn; the change that has waited longest is next. */
  leave(): void {
    const [next] = this.waiting;
    if (next) next();
    else this.isHeld = false;
  }
}
