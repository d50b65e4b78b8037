/** A world file is invalid. The message names the file, the line and the field. */
export class WorldError extends Error {
  override readonly name = "WorldError";

  constructor(
    readonly file: string,
    /** Undefined if the problem has no line, such as an unreadable file. */
    readonly line: number | undefined,
    readonly field: string,
    readonly problem: string,
  ) {
    super(`${file}${line === undefined ? "" : `:${line}`}: ${field === "" ? "" : `${field}: `}${problem}`);
  }
}
