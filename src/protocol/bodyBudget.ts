/** The part of the budget that one body holds. */
export interface BodyShare {
  /** Adds bytes that arrived. */
  add(bytes: number): void;
  /** The body is complete. It still counts, but is no longer ended in favour of others. */
  complete(): void;
  /** The body is no longer held. */
  release(): void;
}

/**
 * Bounds the memory of all request bodies together. The sender of a body is unknown until its signature is verified, so
 * nobody else limits it. A body that would exceed the limit ends the oldest incomplete one, which is the slowest: senders
 * that open many requests and finish none cannot keep others out.
 */
export class BodyBudget {
  private held = 0;
  /** The functions that end incomplete bodies, oldest first. */
  private readonly incomplete = new Set<() => void>();

  /** @param limit in bytes */
  constructor(private readonly limit: number) {}

  /** Bytes that are held. */
  get size(): number {
    return this.held;
  }

  /** @param end ends the body if others need its room */
  open(end: () => void): BodyShare {
    let size = 0;
    let isReleased = false;
    const release = () => {
      isReleased = true;
      this.incomplete.delete(endBody);
      this.held -= size;
      size = 0;
    };
    const endBody = () => {
      release();
      end();
    };
    this.incomplete.add(endBody);
    return {
      add: (bytes) => {
        if (isReleased) return;
        size += bytes;
        this.held += bytes;
        this.makeRoom();
      },
      complete: () => {
        this.incomplete.delete(endBody);
      },
      release,
    };
  }

  private makeRoom(): void {
    for (const end of this.incomplete) {
      if (this.held <= this.limit) return;
      end();
    }
  }
}
