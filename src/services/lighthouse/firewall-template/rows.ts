import { type RowScope, rowsIn, type StoreScope } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";
import type { FirewallRule } from "../instance/rows.ts";

export type FirewallTemplateRow = Tables["firewall_templates"];
export type TemplateRule = FirewallRule & { readonly id: string };

/** Quotas: templates per account, and rules per template. */
export const templateLimits = { templates: 50, rules: 100 };

/** Row access to the firewall templates of one account. They are shared by all regions. */
export class FirewallTemplates {
  private readonly scope: RowScope;

  constructor({ db, account }: StoreScope) {
    this.scope = { db, account };
  }

  /** Newest first. */
  async all(): Promise<readonly FirewallTemplateRow[]> {
    return rowsIn(this.scope, "firewall_templates")
      .select()
      .selectAll()
      .orderBy("created", "desc")
      .orderBy("id")
      .execute();
  }

  async find(id: string): Promise<FirewallTemplateRow | undefined> {
    return (await this.all()).find((row) => row.id === id);
  }

  async add(row: Omit<FirewallTemplateRow, "account">): Promise<void> {
    await rowsIn(this.scope, "firewall_templates").insert(row);
  }

  async rename(id: string, name: string): Promise<void> {
    await rowsIn(this.scope, "firewall_templates").update({ name }).where("id", "=", id).execute();
  }

  async remove(id: string): Promise<void> {
    await this.setRules(id, []);
    await rowsIn(this.scope, "firewall_templates").delete().where("id", "=", id).execute();
  }

  /** Rules of a template, highest priority first. */
  async rules(id: string): Promise<readonly TemplateRule[]> {
    return rowsIn(this.scope, "firewall_template_rules")
      .select()
      .select(["id", "protocol", "port", "cidr", "ipv6_cidr", "action", "about"])
      .where("template_id", "=", id)
      .orderBy("position")
      .execute();
  }

  /** Replaces the rules of a template, highest priority first. */
  async setRules(id: string, rules: readonly TemplateRule[]): Promise<void> {
    const rows = rowsIn(this.scope, "firewall_template_rules");
    await rows.delete().where("template_id", "=", id).execute();
    await rows.insert(...rules.map((rule, position) => ({ ...rule, template_id: id, position })));
  }
}
