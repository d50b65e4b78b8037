/** Chinese for what this folder declares, by its English. */
export const accessKeyChinese: Readonly<Record<string, string>> = {
  "Access key": "访问密钥",
  "Creates an access key for a user or for the root account.": "为用户或主账号创建访问密钥。",
  "Uin of the key's owner. Defaults to the caller.": "密钥归谁所有；默认为调用者。",
  "Description of the key.": "密钥的用途。",
  "The key, with its secret.": "密钥，含 SecretKey。",
  "Deletes an access key permanently. Requests signed with it are then refused.":
    "彻底删除访问密钥；此后用它签名的请求会被拒绝。",
  "SecretId of the key.": "密钥的 SecretId。",
  "Uin of the user that owns the key. Defaults to the caller.": "密钥归谁所有；默认为调用者。",
  "Lists the access keys of a user or of the root account, without their secrets.":
    "列出用户或主账号的访问密钥，不含 SecretKey。",
  "Uin of the keys' owner. Defaults to the caller.": "谁的密钥；默认为调用者。",
  "The keys, oldest first.": "密钥，从旧到新。",
  "Enables or disables an access key. Requests signed with a disabled key are refused.":
    "启用或停用访问密钥；停用期间用它签名的请求会被拒绝。",
  "Active or Inactive.": "Active 或 Inactive。",
  "The SecretId.": "SecretId。",
  "The SecretKey. It is returned only in this response.": "SecretKey，只告知这一次。",
};
