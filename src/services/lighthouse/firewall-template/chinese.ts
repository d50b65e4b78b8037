/** Chinese translations of this folder's declared texts, keyed by the English text. */
export const firewallTemplateChinese: Readonly<Record<string, string>> = {
  "Firewall Template": "防火墙模板",
  "Replaces the firewall rules of instances, in any region, with the rules of a firewall template.":
    "用模板中的规则替换各实例现有的防火墙规则，实例可在任意地域。",
  "Creates a firewall template, a reusable list of firewall rules.": "保存一组防火墙规则，供日后应用到实例。",
  "Inserts rules before the existing rules of a firewall template.": "给防火墙模板添加规则，排在原有规则之前。",
  "Deletes a firewall template. Instances that it was applied to keep their rules.":
    "删除防火墙模板；已应用其规则的实例不受影响。",
  "Deletes rules of a firewall template. Either all of the given rules are deleted, or none.":
    "从防火墙模板删除规则：所列规则要么全部删除，要么都不删除。",
  "Lists the instances that a firewall template was applied to, and the results.":
    "查询防火墙模板应用到了哪些实例，结果如何。",
  "Returns the account's quota of firewall templates, and how much of it remains.":
    "查询账号可有多少防火墙模板，还能再建多少。",
  "Returns the rule quota of a firewall template, and how much of it remains.":
    "查询防火墙模板可有多少规则，还能再加多少。",
  "Lists the rules of a firewall template, highest priority first.": "列出防火墙模板的规则，靠前的优先。",
  "Lists the account's firewall templates.": "列出账号的防火墙模板。",
  "Renames a firewall template.": "给防火墙模板改名。",
  "Replaces one rule of a firewall template. The rule id stays the same.":
    "用另一条规则替换防火墙模板中的一条，规则 ID 不变。",
  "Replaces all rules of a firewall template.": "把防火墙模板的规则换成另一组。",
  "Id of the template, which must have at least one rule.": "模板，其中须有规则。",
  "Instances to apply the template to, without duplicates. A missing instance does not affect the others.":
    "目标实例，每个只写一次；不存在的实例只算它自己失败。",
  "Rules, highest priority first.": "规则，靠前的优先。",
  "Id of the firewall template.": "模板。",
  "Ids of the rules to delete.": "要删除的规则。",
  "Id of the firewall template, which may be deleted.": "模板，可以已被删除。",
  "Restricts the list to these applications of the template.": "只查询这些应用任务。",
  "Restricts the list to these rules.": "只查询这些规则。",
  "Restricts the list to these templates. Cannot be combined with Filters.": "只查询这些模板；不能与 Filters 同用。",
  "Narrows the list. template-id: id; template-name: name; template-type: type (PRIVATE). At most 10 filters with 100 values each.":
    "缩小范围。template-id：ID；template-name：名称；template-type：类型（PRIVATE）。至多 10 个过滤条件，每个至多 100 个值。",
  "New name of the template. If omitted, nothing changes.": "要取的名称；不写则不作改动。",
  "Id of the rule to replace.": "被替换的规则。",
  "New rule.": "替换成的规则。",
  "Id of the application task. See DescribeFirewallTemplateApplyRecords.":
    "此次应用的任务 ID，见 DescribeFirewallTemplateApplyRecords。",
  "Id of the template.": "模板 ID。",
  "Ids of the new rules, in the order of the request.": "新规则的 ID，顺序与请求一致。",
  "Applications of the template, newest first.": "应用任务，从新到旧。",
  "Number of matching rules across all pages.": "匹配的规则总数，不分页。",
  "Templates on this page, newest first.": "本页的模板，从新到旧。",
  "Type of the template: PRIVATE, owned by the account.": "PRIVATE，即归账号所有。",
  "State of the template: NORMAL.": "NORMAL。",
  "Instance that the rules are applied to.": "应用规则的实例。",
  "Id of the application task.": "应用任务 ID。",
  "Start time, in UTC.": "开始时间，UTC。",
  "Rules at the time of application, highest priority first.": "当时的规则，靠前的优先。",
  "RUNNING, then SUCCESS, or FAILED if any instance failed.": "先是 RUNNING；之后为 SUCCESS，有实例失败则为 FAILED。",
  "Number of instances that the rules were applied to.": "现已应用规则的实例数。",
  "Number of instances that the rules could not be applied to.": "未能应用的实例数。",
  "Number of instances still in progress.": "尚待应用的实例数。",
  "Result for each instance.": "每台实例的结果。",
  "State of the instance: RUNNING, SUCCESS or FAILED.": "RUNNING、SUCCESS 或 FAILED。",
  "Reason for the failure. Empty if it did not fail.": "失败原因；未失败时为空。",
  "Id of the rule within its template.": "规则在模板中的 ID。",
  "Content of the rule.": "规则。",
  "Region of the instance.": "所在地域。",
};
