/** The key that signs a request. */
export interface BenchKey {
  readonly secretId: string;
  readonly secretKey: string;
}

/** The key in the benchmark world and its requests. */
export const benchKey: BenchKey = {
  secretId: "AKIDSkerryLocalDevelopmentOnly000001",
  secretKey: "SkerryLocalSecretKeyDoNotUse0001",
};
