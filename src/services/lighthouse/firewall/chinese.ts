/** Chinese for what this folder declares, by its English. */
export const firewallChinese: Readonly<Record<string, string>> = {
  Firewall: "防火墙",
  "Adds rules to the firewall of an instance, before those that it has.": "给实例的防火墙添加规则，排在原有规则之前。",
  "Takes rules away from the firewall of an instance, all of the given ones or none.":
    "从实例的防火墙删除规则：所列规则要么全部删除，要么都不删除。",
  "Lists the firewall rules of an instance, first ones first.": "列出实例的防火墙规则，靠前的优先。",
  "Lists the firewall rules that people commonly want.": "列出人们常用的防火墙规则。",
  "Changes what is said of one firewall rule of an instance.": "修改实例某条防火墙规则的备注。",
  "Gives the firewall of an instance other rules in place of those that it has.": "把实例防火墙的规则换成另一组。",
  "The rules to add, first ones first.": "要添加的规则，靠前的优先。",
  "The version of the firewall that the caller knows; another one is not changed.":
    "调用方所知的防火墙版本；版本不同则不作修改。",
  "The rules to take away; what is said of them does not matter.": "要删除的规则；规则的备注不影响匹配。",
  "The rule, with its new description.": "规则及其新备注。",
  "The rules from now on, first ones first.": "此后的规则，靠前的优先。",
  "How many rules there are.": "规则总数。",
  "The version of the firewall, which every change raises by one.": "防火墙版本，每次修改加一。",
  "The rules.": "规则。",
  "A port, several with commas, a range with a hyphen, or ALL.":
    "一个端口，用逗号分隔的多个端口，用连字符表示的范围，或 ALL。",
  "The source: an address or a network; everybody without it.": "来源：一个地址或网段；不写则为任何来源。",
  "ACCEPT or DROP.": "ACCEPT 或 DROP。",
  "The source in IPv6; not together with CidrBlock.": "IPv6 来源；不能与 CidrBlock 同用。",
  "What people call it.": "通称。",
  "Ports.": "端口。",
  "The source.": "来源。",
  "The source in IPv6.": "IPv6 来源。",
};
