import type { Database } from "#store/database.ts";
import type { Tables } from "#store/tables.ts";
import type { FirewallRule } from "../instance/rows.ts";

export type FirewallTemplateRow = Tables["firewall_templates"];
export type TemplateRule = FirewallRule & { readonly id: string };

/** How many templates an account may have, and how many rules each of them. */
export const templateLimits = { templates: 50, rules: 100 };

/** The firewall templates of one account, which are the same in all regions. */
export class FirewallTemplates {
  constructor(
    private readonly db: Database,
    private readonly account: string,
  ) {}

  /** Newest first. */
  async all(): Promise<readonly FirewallTemplateRow[]> {
    return this.db
      .selectFrom("firewall_templates")
      .selectAll()
      .where("account", "=", this.account)
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
  }

  async find(id: string): Promise<FirewallTemplateRow | undefined> {
    return (await this.all()).find((row) => row.id === id);
  }

  async add(row: Omit<FirewallTemplateRow, "account">): Promise<void> {
    await this.db
      .insertInto("firewall_templates")
      .values({ ...row, account: this.account })
      .execute();
  }

  async rename(id: string, name: string): Promise<void> {
    await this.db
      .updateTable("firewall_templates")
      .set({ name })
      .where((is) => is.and({ account: this.account, id }))
      .execute();
  }

  async remove(id: string): Promise<void> {
    await this.setRules(id, []);
    await this.db
      .deleteFrom("firewall_templates")
      .where((is) => is.and({ account: this.account, id }))
      .execute();
  }

  /** The rules of a template, first ones first. */
  async rules(id: string): Promise<readonly TemplateRule[]> {
    return this.db
      .selectFrom("firewall_template_rules")
      .select(["id", "protocol", "port", "cidr", "ipv6_cidr", "action", "about"])
      .where((is) => is.and({ account: this.account, template_id: id }))
      .orderBy("position")
      .execute();
  }

  /** Gives a template these rules in place of those that it has, first ones first. */
  async setRules(id: string, rules: readonly TemplateRule[]): Promise<void> {
    const place = { account: this.account, template_id: id };
    await this.db
      .deleteFrom("firewall_template_rules")
      .where((is) => is.and(place))
      .execute();
    if (rules.length === 0) return;
    const rows = rules.map((rule, position) => ({ ...rule, ...place, position }));
    await this.db.insertInto("firewall_template_rules").values(rows).execute();
  }
}
