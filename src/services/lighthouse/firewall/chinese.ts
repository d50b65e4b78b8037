/** Chinese translations of this folder's declared texts, keyed by the English text. */
export const firewallChinese: Readonly<Record<string, string>> = {
  Firewall: "防火墙",
  "Inserts rules before the existing firewall rules of an instance.": "给实例的防火墙添加规则，排在原有规则之前。",
  "Deletes firewall rules of an instance. Either all of the given rules are deleted, or none.":
    "从实例的防火墙删除规则：所列规则要么全部删除，要么都不删除。",
  "Lists the firewall rules of an instance, highest priority first.": "列出实例的防火墙规则，靠前的优先。",
  "Lists predefined firewall rules for common services.": "列出人们常用的防火墙规则。",
  "Changes the description of a firewall rule of an instance.": "修改实例某条防火墙规则的备注。",
  "Replaces all firewall rules of an instance.": "把实例防火墙的规则换成另一组。",
  "Rules to add, highest priority first.": "要添加的规则，靠前的优先。",
  "Expected version of the firewall. The call fails if the current version differs.":
    "调用方所知的防火墙版本；版本不同则不作修改。",
  "Rules to delete. Descriptions are ignored.": "要删除的规则；规则的备注不影响匹配。",
  "Rule to change, with its new description.": "规则及其新备注。",
  "New rules, highest priority first.": "此后的规则，靠前的优先。",
  "Number of rules.": "规则总数。",
  "Version of the firewall. Every change increments it by one.": "防火墙版本，每次修改加一。",
  "Firewall rules.": "规则。",
  "Port, comma-separated ports, port range with a hyphen, or ALL.":
    "一个端口，用逗号分隔的多个端口，用连字符表示的范围，或 ALL。",
  "Source IPv4 address or CIDR block. Defaults to any source.": "来源：一个地址或网段；不写则为任何来源。",
  "Action of the rule: ACCEPT or DROP.": "ACCEPT 或 DROP。",
  "Source IPv6 address or CIDR block. Cannot be combined with CidrBlock.": "IPv6 来源；不能与 CidrBlock 同用。",
  "Display name.": "通称。",
  "Ports of the rule.": "端口。",
  "Source IPv4 address or CIDR block.": "来源。",
  "Source IPv6 address or CIDR block.": "IPv6 来源。",
};
