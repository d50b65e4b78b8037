/** A refused request. The message is a sentence for the caller. */
export class ControlError extends Error {
  override readonly name = "ControlError";

  /**
   * @param status the HTTP status
   * @param at a JSON pointer to the wrong input; undefined if the input is not the cause
   */
  constructor(
    readonly status: number,
    message: string,
    readonly at?: string,
  ) {
    super(message);
  }
}
