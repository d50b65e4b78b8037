/** Chinese translations of this folder's declared texts, keyed by the English text. */
export const keyChinese: Readonly<Record<string, string>> = {
  Key: "密钥",
  "Binds key pairs to instances. Existing bindings stay.": "让密钥对能登录这些实例，原有的密钥对不受影响。",
  "Creates a key pair. The private key is returned only in this response.": "创建密钥对；私钥只在此次结果中出现。",
  "Deletes key pairs that are not bound to any instance.": "删除没有绑定实例的密钥对。",
  "Lists the account's key pairs in a region.": "列出账号在该地域的密钥对。",
  "Unbinds key pairs from instances.": "让密钥对不能再登录实例。",
  "Imports the public key of an existing key pair.": "登记调用方已有密钥对的公钥。",
  "Ids of the key pairs.": "密钥对。",
  "OFFLINE stops a running instance and restarts it. ONLINE requires a running instance and does not interrupt it.":
    "OFFLINE：运行中的实例先关机再开机；ONLINE：实例须在运行，并继续运行。",
  "User to bind the keys for. Defaults to the default user of the system. Only with ONLINE.":
    "密钥对登录时的用户，不写则为系统默认用户；仅用于 ONLINE。",
  "Key pair name: up to 25 letters, digits and underscores, unique within the region.":
    "要取的名称：至多 25 个数字、字母或下划线，在地域内不重名。",
  "Restricts the list to these key pairs. Cannot be combined with Filters.": "只查询这些密钥对；不能与 Filters 同用。",
  "Narrows the list. key-id: id; key-name: part of the name; tag-key: tag key; tag-value: tag value; tag:KEY: value of the tag with that key. At most 10 filters with 5 values each.":
    "缩小范围。key-id：ID；key-name：名称的一部分；tag-key：标签键；tag-value：标签值；tag:KEY：该标签键的值。至多 10 个过滤条件，每个至多 5 个值。",
  "User that the keys are bound for. Only with ONLINE.": "所绑定的用户；仅用于 ONLINE。",
  "RSA public key of at least 1024 bits, in OpenSSH format.": "至少 1024 位的 RSA 公钥，OpenSSH 格式。",
  "New key pair, including the private key.": "密钥对，含私钥。",
  "Number of matching key pairs across all pages.": "匹配的密钥对总数，不分页。",
  "Key pairs on this page, newest first.": "本页的密钥对，从新到旧。",
  "Id of the key pair.": "密钥对 ID。",
  "User that the key pair is bound for.": "密钥登录时的用户。",
  "Public key, in OpenSSH format.": "公钥，OpenSSH 格式。",
  "Ids of the instances that the key pair is bound to.": "能登录的实例。",
  "Creation time, in UTC. Null in the response to the creation.": "创建时间，UTC；在创建的结果中为 null。",
  "Private key. Returned only when the key pair is created, and never stored.":
    "私钥，只在创建的结果中出现，任何一方都不保存。",
  "Bound instances and users.": "同样这些实例，并注明用户。",
};
