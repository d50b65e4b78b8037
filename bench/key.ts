/** The key that the benchmark's world and its requests share. */
export const benchKey = {
  secretId: "AKIDSkerryLocalDevelopmentOnly000001",
  secretKey: "SkerryLocalSecretKeyDoNotUse0001",
};
