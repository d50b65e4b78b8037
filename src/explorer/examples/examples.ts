/** A recorded call and its response. */
export interface Example {
  /** Distinguishes it from other examples of the action. */
  readonly title?: { readonly en: string; readonly zh: string };
  /** Empty where the action is served everywhere alike. */
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The content of `Response`. */
  readonly response: Readonly<Record<string, unknown>>;
}

/** The examples of a service by action. */
export type Examples = Readonly<Record<string, readonly Example[]>>;
