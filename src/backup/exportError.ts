/** What is wrong with an export that is read, and in which line. */
export class ExportError extends Error {
  override readonly name = "ExportError";

  constructor(
    readonly line: number,
    fault: string,
    options?: ErrorOptions,
  ) {
    super(`line ${line} ${fault}`, options);
  }
}
