/** What is wrong with an export that is read, and in which line. */
export class ExportFault extends Error {
  override readonly name = "ExportFault";

  constructor(
    readonly line: number,
    fault: string,
    options?: ErrorOptions,
  ) {
    super(`line ${line} ${fault}`, options);
  }
}
