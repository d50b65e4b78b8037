/** Chinese for what this folder declares, by its English. */
export const ccnChinese: Readonly<Record<string, string>> = {
  CCN: "云联网",
  "Applies to attach the account's private network in the region to a CCN. The CCN accepts automatically.":
    "申请让账号在该地域的内网加入云联网，云联网会自行同意。",
  "Returns the CCN that the account's private network in the region is attached to.":
    "查询账号在该地域的内网加入了哪个云联网。",
  "Detaches the account's private network in the region from a CCN, or withdraws its application.":
    "让账号在该地域的内网退出云联网，或撤回加入申请。",
  "Applies again to attach to a CCN after the first application expired.": "首次申请过期后，再次申请关联云联网。",
  "The CCN.": "云联网。",
  "The attached private network. Empty if it is not attached to a CCN.": "内网；未加入云联网时为空。",
  "Address ranges of the private network.": "内网网段。",
  "Attachment state: PENDING, ACTIVE, REJECTED, EXPIRED or DETACHING.":
    "关联状态：PENDING、ACTIVE、REJECTED、EXPIRED 或 DETACHING。",
  "Time of the application, in China Standard Time.": "申请关联的时间，北京时间。",
  "Description of the private network.": "内网描述。",
};
