/** What a refused call was told, in words without gaps; fails where it was answered. */
export async function refusalOf(call: Promise<unknown>): Promise<{ readonly code: string; readonly message: string }> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const { message } = error;
    const gap = /\{\w+\}|undefined/.exec(message);
    if (gap) throw new Error(`the message of ${error.code} has a gap: ${message}`);
    return { code: String(error.code), message };
  }
  throw new Error("the call was answered, though a refusal was expected");
}

/** The code that a call is refused with. */
export const codeOf = async (call: Promise<unknown>): Promise<string> => (await refusalOf(call)).code;
