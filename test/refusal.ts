/** Code and message of a call that must fail; throws if it succeeds, or if the message has an unfilled placeholder. */
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
  throw new Error("the call succeeded, but must fail");
}

/** The error code of a call that must fail. */
export const codeOf = async (call: Promise<unknown>): Promise<string> => (await refusalOf(call)).code;
