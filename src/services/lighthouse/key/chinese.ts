/** Chinese for what this folder declares, by its English. */
export const keyChinese: Readonly<Record<string, string>> = {
  Key: "密钥",
  "Lets key pairs into instances, beside those that they have.": "让密钥对能登录这些实例，原有的密钥对不受影响。",
  "Makes a key pair; its private half is answered this once.": "创建密钥对；私钥只在此次结果中出现。",
  "Deletes key pairs that are bound to no instance.": "删除没有绑定实例的密钥对。",
  "Lists the account's key pairs of a region.": "列出账号在该地域的密钥对。",
  "Locks key pairs out of instances.": "让密钥对不能再登录实例。",
  "Takes in the public half of a key pair that the caller has.": "登记调用方已有密钥对的公钥。",
  "The key pairs.": "密钥对。",
  "OFFLINE: a running instance is stopped and started again; ONLINE: it must run, and goes on.":
    "OFFLINE：运行中的实例先关机再开机；ONLINE：实例须在运行，并继续运行。",
  "As whom they let in, the system's own user without it; only with ONLINE.":
    "密钥对登录时的用户，不写则为系统默认用户；仅用于 ONLINE。",
  "What to call it: up to 25 digits, letters and underscores, once in the region.":
    "要取的名称：至多 25 个数字、字母或下划线，在地域内不重名。",
  "Only these key pairs; not together with Filters.": "只查询这些密钥对；不能与 Filters 同用。",
  "Narrows the list. key-id: id; key-name: part of the name; tag-key: tag key; tag-value: tag value; tag:KEY: value of the tag with that key. At most 10 filters with 5 values each.":
    "缩小范围。key-id：ID；key-name：名称的一部分；tag-key：标签键；tag-value：标签值；tag:KEY：该标签键的值。至多 10 个过滤条件，每个至多 5 个值。",
  "The user that they are bound to; only with ONLINE.": "所绑定的用户；仅用于 ONLINE。",
  "An RSA key of at least 1024 bits, as OpenSSH writes it.": "至少 1024 位的 RSA 公钥，OpenSSH 格式。",
  "The key pair, with its private half.": "密钥对，含私钥。",
  "How many key pairs match, on all pages.": "匹配的密钥对总数，不分页。",
  "The key pairs of this page, newest first.": "本页的密钥对，从新到旧。",
  "Id of the key pair.": "密钥对 ID。",
  "The user that the key lets in as.": "密钥登录时的用户。",
  "Its public half, as OpenSSH writes it.": "公钥，OpenSSH 格式。",
  "The instances that it lets into.": "能登录的实例。",
  "When it was made, in UTC; null in the answer to its making.": "创建时间，UTC；在创建的结果中为 null。",
  "Its private half, which only the answer to its making holds; kept by nobody.":
    "私钥，只在创建的结果中出现，任何一方都不保存。",
  "The same instances, with the users.": "同样这些实例，并注明用户。",
};
