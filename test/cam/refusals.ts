import { expect } from "bun:test";

export type Refusal = readonly [call: () => Promise<unknown>, code: string];

/** Makes calls one after another, each of which must be refused with its code, in words without gaps. */
export async function expectRefusals(refusals: readonly Refusal[]): Promise<void> {
  for (const [call, code] of refusals) {
    const error: unknown = await call().then(
      () => new Error("the call was answered"),
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code });
    expect(error instanceof Error ? error.message : "").not.toMatch(/\{\w+\}/);
  }
}
