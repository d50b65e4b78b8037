/** Categories and summaries of actions in Chinese. */
export const actions: Readonly<Record<string, string>> = {
  "Disk Backup": "云硬盘备份点",
  "Firewall Template": "防火墙模板",
  Snapshot: "快照",
  Key: "密钥",
  CCN: "云联网",
  "Cloud Disk": "云硬盘",
  Image: "镜像",
  Firewall: "防火墙",
  Instance: "实例",
  MCP: "MCP",
  Scene: "使用场景",
  Package: "套餐",
  Docker: "Docker",
  Quota: "配额",
  Region: "地域",
  Other: "其他",
  "Takes a data disk back to one of its backups; a running instance that has it is stopped for it.":
    "把数据盘恢复到它的某个备份点；挂着它且正在运行的实例会为此关机。",
  "Gives instances, wherever they are, the rules of a firewall template in place of their own.":
    "用模板中的规则替换各实例现有的防火墙规则，实例可在任意地域。",
  "Takes an instance's system disk back to one of its snapshots; a running instance is stopped for it.":
    "把实例的系统盘恢复到它的某个快照；正在运行的实例会为此关机。",
  "Lets key pairs into instances, beside those that they have.": "让密钥对能登录这些实例，原有的密钥对不受影响。",
  "Asks for the account's private network in the region to join a CCN, which agrees by itself.":
    "申请让账号在该地域的内网加入云联网，云联网会自行同意。",
  "Attaches data disks to an instance in their zone.": "把数据盘挂到同一可用区的实例上。",
  "Takes a blueprint back from accounts that it is shared with; what they have made from it stays.":
    "取消把镜像共享给一些账号；他们已用它创建的内容保留。",
  "Makes a blueprint of an instance's system disk; a running instance is stopped for it unless asked otherwise.":
    "用实例的系统盘制作镜像；除非另有要求，运行中的实例会为此关机。",
  "Makes a backup of a data disk, beside what runs on it.": "为数据盘创建备份点，不影响正在运行的业务。",
  "Buys one or more data disks, and attaches them to an instance where one is named.":
    "购买一块或多块数据盘；若指定了实例，随即挂上。",
  "Adds rules to the firewall of an instance, before those that it has.": "给实例的防火墙添加规则，排在原有规则之前。",
  "Makes a list of firewall rules that instances can be given later.": "保存一组防火墙规则，供日后应用到实例。",
  "Adds rules to a firewall template, before those that it has.": "给防火墙模板添加规则，排在原有规则之前。",
  "Takes a snapshot of an instance's system disk, beside the running system.":
    "为实例的系统盘创建快照，不影响正在运行的系统。",
  "Buys one or more instances, which start by themselves.": "购买一台或多台实例，购得后自动开机。",
  "Makes a key pair; its private half is answered this once.": "创建密钥对；私钥只在此次结果中出现。",
  "Puts an MCP server on an instance and starts it.": "在实例上安装 MCP Server 并启动。",
  "Deletes blueprints that the account has made; instances made from them stay.":
    "删除账号自己制作的镜像；用它创建的实例保留。",
  "Deletes backups of data disks for good.": "彻底删除数据盘的备份点。",
  "Takes rules away from the firewall of an instance, all of the given ones or none.":
    "从实例的防火墙删除规则：所列规则要么全部删除，要么都不删除。",
  "Deletes a firewall template; instances that were given its rules keep them.":
    "删除防火墙模板；已应用其规则的实例不受影响。",
  "Takes rules away from a firewall template, all of the given ones or none.":
    "从防火墙模板删除规则：所列规则要么全部删除，要么都不删除。",
  "Deletes key pairs that are bound to no instance.": "删除没有绑定实例的密钥对。",
  "Deletes snapshots for good.": "彻底删除快照。",
  "Lists what the images of all regions are meant for.": "列出所有地域的镜像各有哪些使用场景。",
  "Lists the bundles that a blueprint for games can be bought with.": "列出某个游戏镜像可搭配购买的套餐。",
  "Tells which blueprint an instance was made from, and of the software on it.":
    "查询实例由哪个镜像创建，以及其中的软件。",
  "Lists the blueprints that the account can use in a region: the platform's, its own, and shared ones.":
    "列出账号在该地域可用的镜像：平台提供的、自己制作的和别人共享的。",
  "Lists the accounts that blueprints of the account are shared with.": "列出账号的镜像共享给了哪些账号。",
  "Tells what a bundle costs for each length of time that is sold.": "查询套餐在各个可售时长下的价格。",
  "Lists what instances can be bought as in a region.": "列出该地域可购买的实例套餐。",
  "Tells which CCN the account's private network in the region belongs to.": "查询账号在该地域的内网加入了哪个云联网。",
  "Lists the account's backups of data disks in a region.": "列出账号在该地域的数据盘备份点。",
  "Tells which operations backups of data disks would refuse now, and why.":
    "查询数据盘备份点目前会拒绝哪些操作及其原因。",
  "Lists which data disks are sold in the zones of a region.": "列出该地域各可用区出售的数据盘。",
  "Tells what a data disk costs for each length of time that is sold.": "查询数据盘在各个可售时长下的价格。",
  "Lists the account's disks of a region, system disks among them.": "列出账号在该地域的云硬盘，包括系统盘。",
  "Tells which operations disks would refuse now, and why.": "查询云硬盘目前会拒绝哪些操作及其原因。",
  "Tells whether disks can be given back.": "查询云硬盘能否退还。",
  "Lists what is done and was done with the containers on an instance.": "列出实例上正在进行和已经完成的容器操作。",
  "Tells how a container of an instance was asked to be run.": "查询实例上的容器当初按什么配置运行。",
  "Tells what Docker knows of a container of an instance.": "查询 Docker 对实例上某个容器的全部记录。",
  "Lists the containers on an instance.": "列出实例上的容器。",
  "Lists the firewall rules of an instance, first ones first.": "列出实例的防火墙规则，靠前的优先。",
  "Lists the firewall rules that people commonly want.": "列出人们常用的防火墙规则。",
  "Tells which instances a firewall template was brought to, and what became of it.":
    "查询防火墙模板应用到了哪些实例，结果如何。",
  "Tells how many firewall templates the account may have, and how many more.":
    "查询账号可有多少防火墙模板，还能再建多少。",
  "Tells how many rules a firewall template may have, and how many more.": "查询防火墙模板可有多少规则，还能再加多少。",
  "Lists the rules of a firewall template, first ones first.": "列出防火墙模板的规则，靠前的优先。",
  "Lists the account's firewall templates.": "列出账号的防火墙模板。",
  "Tells how many of some kinds of resources the account may have in a region, and how many more.":
    "查询账号在该地域某几类资源可有多少，还能再有多少。",
  "Lists the account's CVM images of a region and tells which of them can be shared to Lighthouse.":
    "列出账号在该地域的 CVM 镜像，并说明哪些可以共享到轻量应用服务器。",
  "Gives the address at which the screen of a running instance is shown.": "给出可查看运行中实例屏幕的地址。",
  "Lists the account's instances of a region.": "列出账号在该地域的实例。",
  "Tells which operations instances would refuse now, and why.": "查询实例目前会拒绝哪些操作及其原因。",
  "Counts the data disks of instances.": "统计实例的数据盘数量。",
  "Tells whether instances can be given back.": "查询实例能否退还。",
  "Tells how much traffic instances have this month, and how much of it is used.": "查询实例本月有多少流量，已用多少。",
  "Lists the account's key pairs of a region.": "列出账号在该地域的密钥对。",
  "Lists well-known MCP servers with what CreateMcpServer needs for them.":
    "列出知名的 MCP Server，以及用 CreateMcpServer 安装它们所需的内容。",
  "Lists the MCP servers of an instance.": "列出实例上的 MCP Server。",
  "Lists the other bundles with whether an instance can go over to them, and what that costs.":
    "列出其他套餐，并说明实例能否换用及其费用。",
  "Lists the regions in which there is Lighthouse.": "列出提供轻量应用服务器的地域。",
  "Lists the blueprints with whether an instance can be reset to them.": "列出镜像，并说明实例能否用它们重装。",
  "Lists what the images of a region are meant for.": "列出该地域的镜像各有哪些使用场景。",
  "Lists the account's snapshots of a region.": "列出账号在该地域的快照。",
  "Tells what cannot be done with snapshots now.": "查询快照目前不能做哪些操作。",
  "Lists the zones of a region.": "列出该地域的可用区。",
  "Takes the account's private network in the region out of a CCN, or its application back.":
    "让账号在该地域的内网退出云联网，或撤回加入申请。",
  "Detaches data disks from the one instance that they are on.": "把数据盘从它们所在的那一台实例上卸下。",
  "Locks key pairs out of instances.": "让密钥对不能再登录实例。",
  "Takes in the public half of a key pair that the caller has.": "登记调用方已有密钥对的公钥。",
  "Tells what an hour of some blueprints costs beyond those that are free.": "查询超出免费额度的镜像每小时多少钱。",
  "Tells what data disks would cost.": "查询购买数据盘的价格。",
  "Tells what new instances would cost.": "查询购买新实例的价格。",
  "Tells what it would cost to pay a data disk for longer.": "查询数据盘续费的价格。",
  "Tells what it would cost to pay instances for longer.": "查询实例续费的价格。",
  "Gives data disks back that are on no instance: they wait to be destroyed or renewed.":
    "退还未挂在实例上的数据盘：此后等待销毁或续费。",
  "Gives instances back: they are stopped and wait to be destroyed or renewed.": "退还实例：实例关机，等待销毁或续费。",
  "Changes the name or the description of a blueprint that the account has made.": "修改账号自制镜像的名称或描述。",
  "Gives backups of data disks another name.": "给数据盘备份点改名。",
  "Gives data disks another name.": "给数据盘改名。",
  "Changes how many backups data disks may have.": "修改数据盘可有的备份点个数。",
  "Changes whether data disks are renewed by themselves when they expire.": "修改数据盘到期后是否自动续费。",
  "Runs a container of an instance anew, with another id and otherwise than before in what is given.":
    "按给出的新设置重新运行实例上的某个容器，ID 会变。",
  "Changes what is said of one firewall rule of an instance.": "修改实例某条防火墙规则的备注。",
  "Gives the firewall of an instance other rules in place of those that it has.": "把实例防火墙的规则换成另一组。",
  "Changes what a firewall template is called.": "给防火墙模板改名。",
  "Shares a CVM image of the account to Lighthouse, where it becomes a blueprint, or takes that back.":
    "把账号的 CVM 镜像共享到轻量应用服务器，成为其中的镜像；或者取消共享。",
  "Changes what instances are called.": "给实例改名。",
  "Makes instances larger: a running one is stopped for that and started again.": "升级实例：运行中的会先关机再开机。",
  "Changes whether instances are renewed by themselves when they expire.": "修改实例到期后是否自动续费。",
  "Changes an MCP server; one that runs is restarted with the new settings.":
    "修改 MCP Server；运行中的会按新设置重启。",
  "Gives a snapshot another name.": "给快照改名。",
  "Restarts running instances.": "重启运行中的实例。",
  "Removes containers of an instance for good, running ones too.": "彻底移除实例上的容器，运行中的也会移除。",
  "Takes MCP servers off an instance, for good.": "从实例上彻底移除 MCP Server。",
  "Gives a container of an instance another name.": "给实例上的某个容器改名。",
  "Pays data disks for longer; one that was given back is there again, on no instance.":
    "为数据盘续费；已退还的会恢复，但不挂在任何实例上。",
  "Pays instances for longer; one that was shut down at its end is started again.":
    "为实例续费；因到期而关机的会重新开机。",
  "Puts another rule in the place of one of a firewall template; its id stays.":
    "用另一条规则替换防火墙模板中的一条，规则 ID 不变。",
  "Removes a container of an instance and runs a new one in its place, with another id.":
    "移除实例上的某个容器，并在原处运行一个新容器，ID 会变。",
  "Asks a CCN once more after the first application has expired.": "首次申请过期后，再次向云联网申请。",
  "Gives a firewall template other rules in place of those that it has.": "把防火墙模板的规则换成另一组。",
  "Puts a fresh system on an instance, which runs afterwards; data disks and addresses stay.":
    "给实例重装系统，装完后开机；数据盘和地址不变。",
  "Sets a new password: a running instance is stopped for that and started again.":
    "设置新密码：运行中的实例会先关机再开机。",
  "Makes data disks larger.": "扩容数据盘。",
  "Stops containers of an instance and starts them again.": "停止实例上的容器，再重新启动。",
  "Restarts MCP servers of an instance.": "重启实例上的 MCP Server。",
  "Makes containers on an instance and starts them.": "在实例上创建容器并启动。",
  "Lets other accounts use a blueprint that the account has made, in the same region.":
    "让其他账号在同一地域使用账号自制的镜像。",
  "Starts containers of an instance.": "启动实例上的容器。",
  "Starts stopped instances.": "启动已关机的实例。",
  "Starts MCP servers of an instance that do not run.": "启动实例上未运行的 MCP Server。",
  "Stops containers of an instance; their restart policies then leave them alone.":
    "停止实例上的容器；此后重启策略不再生效。",
  "Stops running instances.": "关闭运行中的实例。",
  "Stops MCP servers of an instance; they stay stopped when the instance starts.":
    "停止实例上的 MCP Server；实例开机时也不会自动启动。",
  "Copies a blueprint that the account has made to other regions on the same side of the border.":
    "把账号自制的镜像复制到境内或境外同一侧的其他地域。",
  "Destroys data disks that were given back, for good, and their backups with them.":
    "彻底销毁已退还的数据盘，备份点一并销毁。",
  "Destroys instances that were given back, for good.": "彻底销毁已退还的实例。",
};
