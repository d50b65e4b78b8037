/** Chinese for what this folder declares, by its English. */
export const imageChinese: Readonly<Record<string, string>> = {
  Image: "镜像",
  "Takes a blueprint back from accounts that it is shared with; what they have made from it stays.":
    "取消把镜像共享给一些账号；他们已用它创建的内容保留。",
  "Makes a blueprint of an instance's system disk; a running instance is stopped for it unless asked otherwise.":
    "用实例的系统盘制作镜像；除非另有要求，运行中的实例会为此关机。",
  "Deletes blueprints that the account has made; instances made from them stay.":
    "删除账号自己制作的镜像；用它创建的实例保留。",
  "Lists the bundles that a blueprint for games can be bought with.": "列出某个游戏镜像可搭配购买的套餐。",
  "Tells which blueprint an instance was made from, and of the software on it.":
    "查询实例由哪个镜像创建，以及其中的软件。",
  "Lists the blueprints that the account can use in a region: the platform's, its own, and shared ones.":
    "列出账号在该地域可用的镜像：平台提供的、自己制作的和别人共享的。",
  "Lists the accounts that blueprints of the account are shared with.": "列出账号的镜像共享给了哪些账号。",
  "Lists the account's CVM images of a region and tells which of them can be shared to Lighthouse.":
    "列出账号在该地域的 CVM 镜像，并说明哪些可以共享到轻量应用服务器。",
  "Lists the blueprints with whether an instance can be reset to them.": "列出镜像，并说明实例能否用它们重装。",
  "Tells what an hour of some blueprints costs beyond those that are free.": "查询超出免费额度的镜像每小时多少钱。",
  "Changes the name or the description of a blueprint that the account has made.": "修改账号自制镜像的名称或描述。",
  "Shares a CVM image of the account to Lighthouse, where it becomes a blueprint, or takes that back.":
    "把账号的 CVM 镜像共享到轻量应用服务器，成为其中的镜像；或者取消共享。",
  "Lets other accounts use a blueprint that the account has made, in the same region.":
    "让其他账号在同一地域使用账号自制的镜像。",
  "Copies a blueprint that the account has made to other regions on the same side of the border.":
    "把账号自制的镜像复制到境内或境外同一侧的其他地域。",
  "The blueprint.": "镜像。",
  "The accounts.": "账号。",
  "The instance that it is made of; needed.": "用来制作镜像的实例，必须写明。",
  "Whether a running instance is stopped first and started afterwards.": "是否先关闭运行中的实例，做完后再开机。",
  "The blueprints.": "镜像。",
  "The blueprint, which must be one for games.": "镜像，须为游戏专用镜像。",
  "Only these bundles.": "只查询这些套餐。",
  "Only these blueprints; not together with Filters.": "只查询这些镜像；不能与 Filters 同用。",
  "Narrows the list. blueprint-id: id; blueprint-type: kind (PURE_OS, APP_OS, DOCKER, GAME_PORTAL, PRIVATE, SHARED); platform-type: kind of system (LINUX_UNIX, WINDOWS); blueprint-name: name for programs; blueprint-state: state (NORMAL, CREATING, SYNCING, OFFLINE, CREATEFAILED, SYNCING_FAILED, ISOLATING, ISOLATED, DELETING, DESTROYING); scene-id: id of a scene; tag-key: tag key; tag-value: tag value; tag:KEY: value of the tag with that key. At most 10 filters with 100 values each.":
    "缩小范围。blueprint-id：ID；blueprint-type：类型（PURE_OS、APP_OS、DOCKER、GAME_PORTAL、PRIVATE、SHARED）；platform-type：系统类型（LINUX_UNIX、WINDOWS）；blueprint-name：供程序使用的名称；blueprint-state：状态（NORMAL、CREATING、SYNCING、OFFLINE、CREATEFAILED、SYNCING_FAILED、ISOLATING、ISOLATED、DELETING、DESTROYING）；scene-id：使用场景 ID；tag-key：标签键；tag-value：标签值；tag:KEY：该标签键的值。至多 10 个过滤条件，每个至多 100 个值。",
  "Narrows the list. account-id: the account that may use it. At most 10 filters with 5 values each.":
    "缩小范围。account-id：可使用该镜像的账号。至多 10 个过滤条件，每个至多 5 个值。",
  "Only these images; not together with Filters.": "只查询这些镜像；不能与 Filters 同用。",
  "Narrows the list. image-id: id of the CVM image; image-name: part of its name; image-type: whose it is (PRIVATE_IMAGE, PUBLIC_IMAGE, SHARED_IMAGE). At most 10 filters with 5 values each.":
    "缩小范围。image-id：CVM 镜像 ID；image-name：名称的一部分；image-type：归谁所有（PRIVATE_IMAGE、PUBLIC_IMAGE、SHARED_IMAGE）。至多 10 个过滤条件，每个至多 5 个值。",
  "Narrows the list. blueprint-id: id; blueprint-type: kind (PURE_OS, APP_OS, DOCKER, GAME_PORTAL, PRIVATE, SHARED); platform-type: kind of system (LINUX_UNIX, WINDOWS); blueprint-name: name for programs; blueprint-state: state (NORMAL, CREATING, SYNCING, OFFLINE, CREATEFAILED, SYNCING_FAILED, ISOLATING, ISOLATED, DELETING, DESTROYING). At most 10 filters with 5 values each.":
    "缩小范围。blueprint-id：ID；blueprint-type：类型（PURE_OS、APP_OS、DOCKER、GAME_PORTAL、PRIVATE、SHARED）；platform-type：系统类型（LINUX_UNIX、WINDOWS）；blueprint-name：供程序使用的名称；blueprint-state：状态（NORMAL、CREATING、SYNCING、OFFLINE、CREATEFAILED、SYNCING_FAILED、ISOLATING、ISOLATED、DELETING、DESTROYING）。至多 10 个过滤条件，每个至多 5 个值。",
  "How many.": "数量。",
  "Its name from now on.": "新的名称。",
  "Its description from now on.": "新的描述。",
  "The CVM image.": "CVM 镜像。",
  "SHARE to share, CANCEL to take it back.": "SHARE 为共享，CANCEL 为取消。",
  "Where to copy it.": "复制到哪些地域。",
  "Id of the blueprint, which is CREATING at first.": "镜像 ID；镜像起初处于 CREATING 状态。",
  "The instance; none where its blueprint is there no more.": "实例；镜像已不存在的不列出。",
  "How many blueprints match, on all pages.": "匹配的镜像总数，不分页。",
  "The blueprints of this page: the platform's first, the others newest first.":
    "本页的镜像：平台的在前，其余按时间从新到旧。",
  "The shares of this page.": "本页的共享记录。",
  "How many images match, on all pages.": "匹配的镜像总数，不分页。",
  "The images of this page, newest first.": "本页的镜像，从新到旧。",
  "The blueprints of this page.": "本页的镜像。",
  "The price.": "价格。",
  "Id of the blueprint that the image has become; null after CANCEL.":
    "CVM 镜像在轻量应用服务器中的镜像 ID；CANCEL 之后为 null。",
  "The copies, which are SYNCING at first.": "复制出的镜像，起初处于 SYNCING 状态。",
  "Id of the blueprint.": "镜像 ID。",
  "Its version for people.": "供人阅读的版本。",
  "The system on it, with its version.": "其中的操作系统及版本。",
  "Family of the system, in capitals.": "操作系统系列，大写。",
  "PURE_OS, APP_OS, DOCKER or GAME_PORTAL: the platform's; PRIVATE: the account's; SHARED: received.":
    "PURE_OS、APP_OS、DOCKER、GAME_PORTAL 为平台提供；PRIVATE 为账号自制；SHARED 为他人共享。",
  "Address of its picture.": "图标地址。",
  "GB of system disk that an instance needs for it.": "实例需有的系统盘容量（GB）。",
  "NORMAL where it can be used.": "可用时为 NORMAL。",
  "Its name for programs.": "供程序使用的名称。",
  "Whether commands can be run on it from outside.": "能否从外部在其上执行命令。",
  "GB of memory that an instance needs for it.": "实例需有的内存（GB）。",
  "The CVM image that it was shared from; empty for any other.": "由哪个 CVM 镜像共享而来；其他镜像为空。",
  "Home of the software on it.": "其中软件的官网。",
  "Where its use is explained.": "使用说明所在的地址。",
  "What it is meant for.": "适用的场景。",
  "Version of Docker on it.": "其中 Docker 的版本。",
  "Whether its owner shares it.": "拥有者是否已把它共享出去。",
  "How far ahead the kind comes in lists.": "该类型在列表中的优先程度。",
  "How many can play.": "可供多少人一起玩。",
  "What the instance was made from.": "创建实例所用的镜像。",
  "What is installed on it.": "其中安装的软件。",
  "For one blueprint and an hour, without discount.": "一个镜像一小时的价格，未打折。",
  "For all of them, without discount.": "全部的价格，未打折。",
  "The account that may use it.": "可使用它的账号。",
  "Since when, in UTC.": "起始时间，UTC。",
  "The region of the copy.": "复制到的地域。",
  "Id of the copy.": "复制出的镜像 ID。",
  "Id of the CVM image.": "CVM 镜像 ID。",
  "What its owner says about it.": "拥有者写的说明。",
  "CREATE_IMAGE: taken of an instance; EXTERNAL_IMPORT: brought in from outside.":
    "CREATE_IMAGE：由实例制作；EXTERNAL_IMPORT：从外部导入。",
  "SystemImage: a system disk; InstanceImage: a whole machine with its data disks.":
    "SystemImage：仅系统盘；InstanceImage：含数据盘的整机。",
  "NORMAL, or what it is undergoing: CREATING, IMPORTING, SYNCING, USING, CREATEFAILED, IMPORTFAILED.":
    "NORMAL，或正经历的状态：CREATING、IMPORTING、SYNCING、USING、CREATEFAILED、IMPORTFAILED。",
  "Whether cloud-init is installed on it.": "是否装有 cloud-init。",
  "Of the processor that it needs.": "所需的处理器架构。",
  "Family of the system.": "操作系统系列。",
  "Whether it can be shared to Lighthouse now.": "现在能否共享到轻量应用服务器。",
  "Why it cannot be shared; empty where it can.": "不能共享的原因；能共享时为空。",
  "Whether the instance can be reset to it.": "实例能否用它重装。",
  "Why not; empty where it can.": "不能的原因；能时为空。",
  "Name of the software.": "软件名称。",
  "Its version.": "版本。",
  "Where it is installed.": "安装位置。",
  "How one comes to it.": "访问方式。",
};
