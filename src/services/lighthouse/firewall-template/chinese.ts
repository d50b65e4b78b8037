/** Chinese for what this folder declares, by its English. */
export const firewallTemplateChinese: Readonly<Record<string, string>> = {
  "Firewall Template": "防火墙模板",
  "Gives instances, wherever they are, the rules of a firewall template in place of their own.":
    "用模板中的规则替换各实例现有的防火墙规则，实例可在任意地域。",
  "Makes a list of firewall rules that instances can be given later.": "保存一组防火墙规则，供日后应用到实例。",
  "Adds rules to a firewall template, before those that it has.": "给防火墙模板添加规则，排在原有规则之前。",
  "Deletes a firewall template; instances that were given its rules keep them.":
    "删除防火墙模板；已应用其规则的实例不受影响。",
  "Takes rules away from a firewall template, all of the given ones or none.":
    "从防火墙模板删除规则：所列规则要么全部删除，要么都不删除。",
  "Tells which instances a firewall template was brought to, and what became of it.":
    "查询防火墙模板应用到了哪些实例，结果如何。",
  "Tells how many firewall templates the account may have, and how many more.":
    "查询账号可有多少防火墙模板，还能再建多少。",
  "Tells how many rules a firewall template may have, and how many more.": "查询防火墙模板可有多少规则，还能再加多少。",
  "Lists the rules of a firewall template, first ones first.": "列出防火墙模板的规则，靠前的优先。",
  "Lists the account's firewall templates.": "列出账号的防火墙模板。",
  "Changes what a firewall template is called.": "给防火墙模板改名。",
  "Puts another rule in the place of one of a firewall template; its id stays.":
    "用另一条规则替换防火墙模板中的一条，规则 ID 不变。",
  "Gives a firewall template other rules in place of those that it has.": "把防火墙模板的规则换成另一组。",
  "The template, which must have rules.": "模板，其中须有规则。",
  "The instances, each once; one that is not there fails by itself.":
    "目标实例，每个只写一次；不存在的实例只算它自己失败。",
  "The rules, first ones first.": "规则，靠前的优先。",
  "The template.": "模板。",
  "The rules to take away.": "要删除的规则。",
  "The template, which need no longer be there.": "模板，可以已被删除。",
  "Only these runs of the template.": "只查询这些应用任务。",
  "Only these rules.": "只查询这些规则。",
  "Only these templates; not together with Filters.": "只查询这些模板；不能与 Filters 同用。",
  "Narrows the list. template-id: id; template-name: name; template-type: kind (PRIVATE). At most 10 filters with 100 values each.":
    "缩小范围。template-id：ID；template-name：名称；template-type：类型（PRIVATE）。至多 10 个过滤条件，每个至多 100 个值。",
  "What to call it; without it, nothing changes.": "要取的名称；不写则不作改动。",
  "The rule to replace.": "被替换的规则。",
  "The rule to put there.": "替换成的规则。",
  "Id of the run; see DescribeFirewallTemplateApplyRecords.":
    "此次应用的任务 ID，见 DescribeFirewallTemplateApplyRecords。",
  "Id of the template.": "模板 ID。",
  "The ids of the new rules, in the order sent.": "新规则的 ID，顺序与请求一致。",
  "The runs, newest first.": "应用任务，从新到旧。",
  "How many rules match, on all pages.": "匹配的规则总数，不分页。",
  "The templates of this page, newest first.": "本页的模板，从新到旧。",
  "PRIVATE: of the account.": "PRIVATE，即归账号所有。",
  "NORMAL.": "NORMAL。",
  "Id of the run.": "应用任务 ID。",
  "When it began, in UTC.": "开始时间，UTC。",
  "The rules as they were then, first ones first.": "当时的规则，靠前的优先。",
  "RUNNING; then SUCCESS, or FAILED where one of the instances failed.":
    "先是 RUNNING；之后为 SUCCESS，有实例失败则为 FAILED。",
  "How many instances have the rules now.": "现已应用规则的实例数。",
  "How many could not get them.": "未能应用的实例数。",
  "How many are still to come.": "尚待应用的实例数。",
  "What became of each instance.": "每台实例的结果。",
  "RUNNING, SUCCESS or FAILED.": "RUNNING、SUCCESS 或 FAILED。",
  "Why it failed; empty where it did not.": "失败原因；未失败时为空。",
  "Id of the rule in its template.": "规则在模板中的 ID。",
  "The rule.": "规则。",
  "The region that it is in.": "所在地域。",
};
