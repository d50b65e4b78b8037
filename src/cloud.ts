import type { Principal, RoleSession } from "#identity/principal.ts";
import type { TemporaryKeys } from "#identity/sessions.ts";
import type { ImageSource } from "#imagesource/port.ts";
import type { Language } from "#kernel/errors.ts";
import type { Clock, Log, Random } from "#kernel/ports.ts";
import type { Service } from "#kernel/service.ts";
import type { Machines } from "#machines/port.ts";
import type { Database } from "#store/database.ts";
import type { Vault } from "#store/vault.ts";

/** How long something lasts: a time, or until its account has looked so often with a Describe action. */
export type Duration = { readonly milliseconds: number } | { readonly reads: number };

/** How long simulated work takes. */
export interface Pace {
  /** Making, importing or copying a CVM image, in milliseconds. */
  readonly images: number;
  /** Each state that a CVM instance goes through, in milliseconds. */
  readonly instances: number;
  /** Each state that an operation of Lighthouse goes through, by the kind of its resource. */
  readonly operations: { readonly [kind: string]: Duration; readonly others: Duration };
}

/** A running cloud: its services, its state, and its ways to the outside. */
export interface Cloud {
  readonly services: ReadonlyMap<string, Service<CallContext>>;
  readonly db: Database;
  /** Seals and opens the secrets in it. */
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly temporaryKeys: TemporaryKeys;
  /** Opens CVM images for one call, as the Lighthouse role of the account. */
  readonly imageSource: (context: CallContext, role: RoleSession) => ImageSource;
  readonly machines: Machines;
  /** Whether a caller may name addresses of one's own network where the real service would fetch a file. */
  readonly allowPrivateUrls: boolean;
  readonly pace: Pace;
  /** Hold each answer against its declaration: in tests and development. */
  readonly checkAnswers: boolean;
}

/**
 * What changes from one call to the next though nothing was written: the clock, chance, and the call's own facts.
 * Whoever looks gives up being answered from memory (see `protocol/perform.ts`).
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

/** Of messages: English unless asked otherwise; and what the caller asked for in so many words. */
export interface Languages {
  readonly language: Language;
  readonly askedLanguage: Language | undefined;
}

/** One call of an action by somebody, from outside or from another service of the same cloud. */
export class CallContext {
  constructor(
    readonly cloud: Cloud,
    readonly caller: Principal,
    /** Empty for an action that is served everywhere alike. */
    readonly region: string,
    readonly languages: Languages,
    readonly volatileFacts: VolatileFacts,
  ) {}

  /** The same call as somebody else. */
  as(caller: Principal): CallContext {
    return new CallContext(this.cloud, caller, this.region, this.languages, this.volatileFacts);
  }

  /** The same call on another view of the database, such as a transaction. */
  on(db: Database): CallContext {
    return new CallContext({ ...this.cloud, db }, this.caller, this.region, this.languages, this.volatileFacts);
  }

  /** Epoch milliseconds at which the call began. */
  get now(): number {
    return this.volatileFacts.read().now;
  }

  get requestId(): string {
    return this.volatileFacts.read().requestId;
  }

  /** The peer's address; empty where it is not known. */
  get address(): string {
    return this.volatileFacts.read().address();
  }

  get random(): Random {
    this.volatileFacts.read();
    return this.cloud.random;
  }
}
