/** A key pair as a request is signed with it. */
export interface BenchKey {
  readonly secretId: string;
  readonly secretKey: string;
}

/** The key that the benchmark's world and its requests share. */
export const benchKey: BenchKey = {
  secretId: "AKIDSkerryLocalDevelopmentOnly000001",
  secretKey: "SkerryLocalSecretKeyDoNotUse0001",
};
