/** Chinese for what this folder declares, by its English. */
export const imageChinese: Readonly<Record<string, string>> = {
  Image: "镜像",
  "Makes an image of an instance's disks, or of snapshots of them.": "用实例的磁盘或磁盘的快照制作镜像。",
  "Name of the new image, unlike that of any other image of the region.": "新镜像的名称，不能与该地域其他镜像相同。",
  "The instance of which the image is made; not together with SnapshotIds.":
    "用来制作镜像的实例；不能与 SnapshotIds 同用。",
  "What the image is for.": "镜像的用途。",
  "Whether to switch the instance off for it. While it runs, data in flight may be missed.":
    "制作时是否关闭实例；不关机时，尚未写入磁盘的数据可能缺失。",
  "Whether to run Sysprep first; Windows only, elsewhere without effect.":
    "是否先运行 Sysprep；仅用于 Windows，对其他系统无影响。",
  "Data disks to take along, which makes it a whole-machine image.": "要一并收入的数据盘，由此成为整机镜像。",
  "Snapshots to make the image of, one of them of a system disk.": "用来制作镜像的快照，其中须有一个系统盘快照。",
  "Tags for the image; the resource type is `image`.": "镜像的标签；资源类型为 `image`。",
  "The family that the image joins.": "镜像要加入的镜像族。",
  "Id of the image, which exists from now on in state CREATING.": "镜像 ID；镜像即刻存在，状态为 CREATING。",
  "Deletes images of the account, all of the given ones or none.":
    "删除账号的镜像：所列镜像要么全部删除，要么都不删除。",
  "The images to delete.": "要删除的镜像。",
  "Whether their snapshots go too; here a snapshot exists only within its image.":
    "是否一并删除快照；这里的快照只存在于镜像之中。",
  "Only check whether they could be deleted.": "只检查能否删除。",
  "Tells how many images the account may have in a region.": "查询账号在该地域可有多少镜像。",
  "The number of own images that a region may hold.": "该地域可容纳的自有镜像数。",
  "Tells with which accounts an image of the account is shared.": "查询账号的某个镜像共享给了哪些账号。",
  "The image.": "镜像。",
  "Its shares, oldest first.": "共享记录，从旧到新。",
  "Lists the images that the account can use: its own, those shared with it, and the platform's.":
    "列出账号可用的镜像：自有的、他人共享的和平台提供的。",
  "Only these images.": "只查询这些镜像。",
  "Narrows the list. image-id: id; image-type: PRIVATE_IMAGE, SHARED_IMAGE or PUBLIC_IMAGE; image-name: part of the name; platform: part of the platform's name; tag-key: key of a tag; tag-value: value of a tag; tag:KEY: value of the tag with that key. At most 10 filters with 5 values each.":
    "缩小范围。image-id：ID；image-type：PRIVATE_IMAGE、SHARED_IMAGE 或 PUBLIC_IMAGE；image-name：名称的一部分；platform：系统平台名称的一部分；tag-key：标签键；tag-value：标签值；tag:KEY：该标签键的值。至多 10 个过滤条件，每个至多 5 个值。",
  "How many matches to pass over.": "跳过多少条匹配结果。",
  "How many to return at most.": "最多返回多少条。",
  "Only images that this type of instance can run.": "只查询这种机型的实例能运行的镜像。",
  "The images of this page.": "本页的镜像。",
  "How many images match, on all pages.": "匹配的镜像总数，不分页。",
  "Brings in an image from a file at an address.": "从某个地址的文件导入镜像。",
  "Of the processor that the system is for.": "系统所需的处理器架构。",
  "The system's family, such as CentOS or Windows.": "系统所属的系列，如 CentOS 或 Windows。",
  "The system's version; `-` where the family has none.": "系统版本；该系列没有版本时写 `-`。",
  "Address of the file: RAW, VHD, QCOW2 or VMDK.": "文件地址：RAW、VHD、QCOW2 或 VMDK 格式。",
  "Only check whether it could be imported.": "只检查能否导入。",
  "Import without a look at the format, and without cloud-init.": "不检查格式、也不要求 cloud-init，直接导入。",
  "Whose licence activates the system.": "用谁的许可证激活系统。",
  "How the system starts.": "系统的引导方式。",
  "Files of data disks, which make it a whole-machine image.": "数据盘文件，由此成为整机镜像。",
  "Id of the image, which exists from now on in state IMPORTING; empty after a dry run.":
    "镜像 ID；镜像即刻存在，状态为 IMPORTING；仅检查时为空。",
  "Changes the name, description, family or deprecation of one of the account's own images.":
    "修改账号某个自有镜像的名称、描述、镜像族或弃用标记。",
  "Its new name, unlike that of any other image of the region.": "新名称，不能与该地域其他镜像相同。",
  "What the image is for from now on.": "镜像今后的用途。",
  "The family that it joins; empty to leave it without one.": "要加入的镜像族；为空则不属于任何镜像族。",
  "Whether the owner advises against it.": "拥有者是否不建议再使用它。",
  "Shares an image of the account with other root accounts in the same region, or ends such shares.":
    "把账号的镜像共享给同一地域的其他主账号，或结束共享。",
  "The accounts on the other side.": "对方账号。",
  "SHARE to share, CANCEL to end it.": "SHARE 为共享，CANCEL 为结束共享。",
  "Copies an own image to other regions, or makes an own image of one that was shared with the account.":
    "把自有镜像复制到其他地域，或把他人共享的镜像复制为自有镜像。",
  "The image; one for each call.": "镜像，每次一个。",
  "Where copies go: other regions for an own image, this one for a received image.":
    "复制到哪里：自有镜像复制到其他地域，收到的镜像复制到当前地域。",
  "Only check whether it could be copied.": "只检查能否复制。",
  "Name of the copies; by default the source's.": "复制出的镜像名称；默认与源镜像相同。",
  "Whether the answer tells the copies' ids.": "结果中是否给出复制出的镜像 ID。",
  "Whether the copy is to be encrypted, which is not offered here.": "复制出的镜像是否加密；这里不提供。",
  "The key for an encrypted copy.": "加密所用的密钥。",
  "The copies; empty unless they were asked for.": "复制出的镜像；未要求时为空。",
  "Id of the image, `img-` and eight characters.": "镜像 ID，由 `img-` 加八个字符组成。",
  "PRIVATE_IMAGE: the account's own; SHARED_IMAGE: another account's; PUBLIC_IMAGE: the platform's.":
    "PRIVATE_IMAGE：账号自有；SHARED_IMAGE：来自其他账号；PUBLIC_IMAGE：平台提供。",
  "What its owner says about it.": "拥有者写的说明。",
  "Size in GiB.": "容量（GiB）。",
  "Of the processor that it needs: x86_64, arm or i386.": "所需的处理器架构：x86_64、arm 或 i386。",
  "CREATING, IMPORTING or SYNCING, later NORMAL, CREATEFAILED or IMPORTFAILED; USING while it is read.":
    "先是 CREATING、IMPORTING 或 SYNCING，之后为 NORMAL、CREATEFAILED 或 IMPORTFAILED；被读取时为 USING。",
  "Family of the system, such as CentOS or Windows.": "操作系统系列，如 CentOS 或 Windows。",
  "Uin of whoever made it; `tencent` for the platform's images.": "创建者的 Uin；平台镜像为 `tencent`。",
  "OFFICIAL: the platform's; CREATE_IMAGE: taken of an instance; EXTERNAL_IMPORT: brought in.":
    "OFFICIAL：平台提供；CREATE_IMAGE：由实例制作；EXTERNAL_IMPORT：从外部导入。",
  "How far a copy from another region has come.": "从其他地域复制的进度。",
  "Whether cloud-init is installed on it.": "是否装有 cloud-init。",
  "The snapshots that it consists of.": "组成它的快照。",
  "TencentCloud, or BYOL where the owner brings a licence.": "TencentCloud，拥有者自带许可证时为 BYOL。",
  "The family whose newest member it may be.": "所属的镜像族，它可能是其中最新的一个。",
  "Whether its owner advises against it.": "拥有者是否不建议再使用它。",
  "How far dedicated clusters hold a copy; there are none, so always empty.":
    "专用集群中的缓存进度；这里没有专用集群，因此总是为空。",
  "Address of the file of a data disk.": "数据盘文件的地址。",
  "When the image was shared, in UTC.": "共享的时间，UTC。",
  "Uin of the root account that it is shared with; Lighthouse has an account of its own.":
    "共享给的主账号 Uin；轻量应用服务器有自己的账号。",
  "Id of the snapshot.": "快照 ID。",
  "What the disk was for: SYSTEM_DISK or DATA_DISK.": "磁盘的用途：SYSTEM_DISK 或 DATA_DISK。",
  "Size of the disk in GiB.": "磁盘容量（GiB）。",
  "Id of the copy.": "复制出的镜像 ID。",
  "The region that it is in.": "所在地域。",
};
