/** Chinese for what this folder declares, by its English. */
export const ccnChinese: Readonly<Record<string, string>> = {
  CCN: "云联网",
  "Asks for the account's private network in the region to join a CCN, which agrees by itself.":
    "申请让账号在该地域的内网加入云联网，云联网会自行同意。",
  "Tells which CCN the account's private network in the region belongs to.": "查询账号在该地域的内网加入了哪个云联网。",
  "Takes the account's private network in the region out of a CCN, or its application back.":
    "让账号在该地域的内网退出云联网，或撤回加入申请。",
  "Asks a CCN once more after the first application has expired.": "首次申请过期后，再次向云联网申请。",
  "The CCN.": "云联网。",
  "The private network; none where it is in no CCN.": "内网；未加入云联网时为空。",
  "The private network.": "内网网段。",
  "How far it has joined: PENDING, ACTIVE, REJECTED, EXPIRED or DETACHING.":
    "加入的进度：PENDING、ACTIVE、REJECTED、EXPIRED 或 DETACHING。",
  "When it asked to join, by China's clock.": "申请加入的时间，北京时间。",
};
