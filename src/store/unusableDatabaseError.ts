/** A database with which what was asked for cannot be done. The message says why, to be told after its name. */
export class UnusableDatabaseError extends Error {
  override readonly name = "UnusableDatabaseError";
}
