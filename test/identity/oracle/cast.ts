/** The names that random policies and calls share. */
export const cast = {
  users: ["100000000101", "100000000102", "100000000103"],
  strangers: ["100000000201"],
  roles: ["alpha", "beta"],
  strangeRole: "gamma",
  roleIds: { alpha: "4611686018427000001", beta: "4611686018427000002", gamma: "4611686018427000003" },
  groups: [71, 72],
  policies: [901, 902, 903],
  policyNames: { 901: "first", 902: "second", 903: "third" },
  instances: ["lhins-aaaaaaaa", "lhins-bbbbbbbb"],
  images: ["img-aaaaaaaa", "img-bbbbbbbb"],
  tags: ["team&blue", "team&red", "stage&test"],
  product: "basic.lighthouse.cloud.tencent.com",
} as const;
