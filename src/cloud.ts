import type { Principal } from "#identity/principal.ts";
import type { TemporaryKeys } from "#identity/sessions.ts";
import type { ImageSource } from "#imagesource/port.ts";
import type { Language } from "#kernel/errors.ts";
import type { Clock, Log, Random } from "#kernel/ports.ts";
import type { Service } from "#kernel/service.ts";
import type { RateLimits } from "#protocol/rateLimits.ts";
import type { Database } from "#store/sqlite.ts";

/** How long simulated work takes, in milliseconds. */
export interface Pace {
  readonly images: number;
}

/** A running cloud: its services, its state, and its ways to the outside. */
export interface Cloud {
  readonly services: ReadonlyMap<string, Service<Visit>>;
  readonly db: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Undefined where limits are switched off. */
  readonly rateLimits: RateLimits | undefined;
  readonly temporaryKeys: TemporaryKeys;
  readonly imageSource: ImageSource;
  readonly pace: Pace;
  /** Hold each answer against its declaration: in tests and development. */
  readonly checkAnswers: boolean;
}

/** One call of an action by somebody, from outside or from another service of the same cloud. */
export interface Visit {
  readonly cloud: Cloud;
  readonly caller: Principal;
  /** Empty for an action that is served everywhere alike. */
  readonly region: string;
  /** Of messages: English unless asked otherwise. */
  readonly language: Language;
  /** The language that the caller asked for in so many words. */
  readonly askedLanguage: Language | undefined;
  readonly requestId: string;
  /** Epoch milliseconds at which the call began. */
  readonly now: number;
  /** The peer's address; empty for a call from inside. */
  readonly address: string;
}
