/** An export file is invalid. The message begins with the line number. */
export class ExportError extends Error {
  override readonly name = "ExportError";

  constructor(
    readonly line: number,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`line ${line} ${problem}`, options);
  }
}
