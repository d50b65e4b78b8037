/** What is wrong with a world file, and where: in words that name the file, the line and the field. */
export class WorldError extends Error {
  override readonly name = "WorldError";

  constructor(
    readonly file: string,
    /** Undefined where the fault has no line, as for a file that cannot be read. */
    readonly line: number | undefined,
    readonly field: string,
    readonly fault: string,
  ) {
    super(`${file}${line === undefined ? "" : `:${line}`}: ${field === "" ? "" : `${field}: `}${fault}`);
  }
}
