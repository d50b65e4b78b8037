import { ControlError } from "#control/controlError.ts";

/** The refusal of a request to an endpoint. */
export async function refusal(request: Promise<unknown>) {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ControlError)) throw new Error(`expected a refusal, not ${error}`);
  return { status: error.status, error: error.message, at: error.at };
}
