/** Two parts of a world contradict each other. */
export class InconsistencyError extends Error {
  override readonly name = "InconsistencyError";

  constructor(
    /** Path of the field, such as `accounts.0.uin`. */
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}
