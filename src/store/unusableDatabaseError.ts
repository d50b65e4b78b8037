/** A database that cannot be used as requested. The message follows the name of the database. */
export class UnusableDatabaseError extends Error {
  override readonly name = "UnusableDatabaseError";
}
