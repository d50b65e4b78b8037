/** Chinese for what this folder declares, by its English. */
export const accessKeyChinese: Readonly<Record<string, string>> = {
  "Access key": "访问密钥",
  "Makes an access key for a user or for the root account.": "为用户或主账号创建访问密钥。",
  "Whose key it is to be; by default the caller's.": "密钥归谁所有；默认为调用者。",
  "What the key is for.": "密钥的用途。",
  "The key, with its secret.": "密钥，含 SecretKey。",
  "Deletes an access key for good; requests that it signs are refused from then on.":
    "彻底删除访问密钥；此后用它签名的请求会被拒绝。",
  "SecretId of the key.": "密钥的 SecretId。",
  "Whose key it is; by default the caller's.": "密钥归谁所有；默认为调用者。",
  "Lists the access keys of a user or of the root account, without their secrets.":
    "列出用户或主账号的访问密钥，不含 SecretKey。",
  "Whose keys; by default the caller's.": "谁的密钥；默认为调用者。",
  "The keys, oldest first.": "密钥，从旧到新。",
  "Switches an access key on or off; requests that it signs are refused while it is off.":
    "启用或停用访问密钥；停用期间用它签名的请求会被拒绝。",
  "Active or Inactive.": "Active 或 Inactive。",
  "The SecretId.": "SecretId。",
  "The SecretKey, told this once.": "SecretKey，只告知这一次。",
};
