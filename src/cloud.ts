import type { Principal, RoleSession } from "#identity/principal.ts";
import type { TemporaryKeys } from "#identity/sessions.ts";
import type { ImageSource } from "#imagesource/port.ts";
import type { Language } from "#kernel/errors.ts";
import type { Clock, Log, Random } from "#kernel/ports.ts";
import type { Service } from "#kernel/service.ts";
import type { Machines } from "#machines/port.ts";
import type { Database } from "#store/database.ts";
import type { Vault } from "#store/vault.ts";

/** How long something lasts: a time, or a number of reads of the account by Describe actions. */
export type Duration = { readonly milliseconds: number } | { readonly reads: number };

/** How long simulated work takes. */
export interface Pace {
  /** Creation, import or copy of a CVM image, in milliseconds. */
  readonly images: number;
  /** Each state of a CVM instance, in milliseconds. */
  readonly instances: number;
  /** Each of the states before a command starts on an instance, in milliseconds. */
  readonly commands: number;
  /** Each state of a Lighthouse operation, by the kind of its resource. */
  readonly operations: { readonly [kind: string]: Duration; readonly others: Duration };
}

/** The time of a cloud. */
export interface CloudTime extends Clock {
  /** Milliseconds up to now that no server observed to pass, such as those of a wrong clock: nothing expires in them. */
  readonly unconfirmed: number;
}

/** A running cloud: its services, its state and its adapters. */
export interface Cloud {
  readonly services: ReadonlyMap<string, Service<CallContext>>;
  readonly db: Database;
  /** Seals and opens the secrets in the database. */
  readonly vault: Vault;
  /** The time of the cloud, which a user may move or stop. */
  readonly clock: CloudTime;
  /** The time of the machine: for signatures, durations and logs. */
  readonly machineClock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly temporaryKeys: TemporaryKeys;
  /** Opens CVM images for one call, as the Lighthouse role of the account. */
  readonly imageSource: (context: CallContext, role: RoleSession) => ImageSource;
  readonly machines: Machines;
  /** Whether URLs of files may point to private networks. */
  readonly allowPrivateUrls: boolean;
  readonly pace: Pace;
  /** Whether to validate each output with its declaration: in tests and development. */
  readonly checkAnswers: boolean;
}

/**
 * What changes between calls without a write: the time, random bytes, and facts of the call. Reading any of these marks the
 * response as uncacheable (see `protocol/execute.ts`).
 */
export class VolatileFacts {
  private hasBeenRead = false;

  constructor(private readonly facts: Facts) {}

  get wasRead(): boolean {
    return this.hasBeenRead;
  }

  read() {
    this.hasBeenRead = true;
    return this.facts;
  }
}

interface Facts {
  readonly now: number;
  readonly requestId: string;
  readonly address: () => string;
}

/** The language of messages, English by default, and the language that the caller requested explicitly. */
export interface Languages {
  readonly language: Language;
  readonly askedLanguage: Language | undefined;
}

/** One call of an action, from outside or from another service of the same cloud. */
export class CallContext {
  constructor(
    readonly cloud: Cloud,
    readonly caller: Principal,
    /** Empty for a global action. */
    readonly region: string,
    readonly languages: Languages,
    readonly volatileFacts: VolatileFacts,
    /** The id of an injected fault that makes the operations fail that the call begins. */
    readonly failing?: string,
  ) {}

  /** The same call by another caller. */
  as(caller: Principal): CallContext {
    return new CallContext(this.cloud, caller, this.region, this.languages, this.volatileFacts, this.failing);
  }

  /** The same call on another view of the database, such as a transaction. */
  on(db: Database): CallContext {
    const { caller, region, languages, volatileFacts, failing } = this;
    return new CallContext({ ...this.cloud, db }, caller, region, languages, volatileFacts, failing);
  }

  /** Epoch milliseconds at which the call began. */
  get now(): number {
    return this.volatileFacts.read().now;
  }

  /** The time of the call without the time that no server observed to pass. What is deleted by its age ages by it. */
  get confirmedNow(): number {
    return this.now - this.cloud.clock.unconfirmed;
  }

  get requestId(): string {
    return this.volatileFacts.read().requestId;
  }

  /** The peer's address; empty if unknown. */
  get address(): string {
    return this.volatileFacts.read().address();
  }

  get random(): Random {
    this.volatileFacts.read();
    return this.cloud.random;
  }
}
