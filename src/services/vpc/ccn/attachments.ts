import type { Fail } from "#kernel/action.ts";
import { decideAttachment, removeAttachment } from "#services/lighthouse/ccn/decisions.ts";
import { type PrivateNetwork, privateNetworkOf } from "#services/privateNetwork.ts";
import { type RowScope, rowsIn } from "#store/scopedRows.ts";
import type { Tables } from "#store/tables.ts";

type AttachmentRow = Tables["ccn_attachments"];

/** A network that is attached to a CCN or has applied to join it. */
export interface Attachment extends Pick<AttachmentRow, "account" | "region" | "state" | "created"> {
  readonly ccn: string;
  readonly network: PrivateNetwork;
}

/** A network as named in a request. */
interface Named {
  readonly InstanceType: string;
  readonly InstanceId: string;
  readonly InstanceRegion: string;
}

/**
 * The private networks of an account's CCNs. Lighthouse owns the rows. A decision of the CCN's owner replaces the
 * operation that Lighthouse has scheduled.
 */
export class Attachments {
  constructor(private readonly scope: RowScope) {}

  /** Newest first. A network joins CCNs of its own account only. */
  async all(): Promise<readonly Attachment[]> {
    const rows = await rowsIn(this.scope, "ccn_attachments")
      .select()
      .selectAll()
      .orderBy("created", "desc")
      .orderBy("region")
      .execute();
    return rows.map(({ id, account, region, state, created }) => {
      return { ccn: id, network: privateNetworkOf(account, region), account, region, state, created };
    });
  }

  async of(ccn: string): Promise<readonly Attachment[]> {
    return (await this.all()).filter((one) => one.ccn === ccn);
  }

  /** The networks of a CCN that a request names. */
  async named(
    ccn: string,
    names: readonly Named[],
    fail: Fail<"UnsupportedOperation.CcnNotAttached">,
  ): Promise<readonly Attachment[]> {
    const held = await this.of(ccn);
    return names.map(({ InstanceType, InstanceId, InstanceRegion }, index) => {
      const one = held.find(
        ({ network, region }) => InstanceType === "VPC" && network.id === InstanceId && region === InstanceRegion,
      );
      return one ?? fail("UnsupportedOperation.CcnNotAttached", { parameter: `Instances.${index}`, value: InstanceId });
    });
  }

  /** Accepts or rejects a pending attachment. */
  async decide(attachment: Attachment, state: "ACTIVE" | "REJECTED"): Promise<void> {
    await decideAttachment(this.scope.db, attachment, state);
  }

  async remove(attachment: Attachment): Promise<void> {
    await removeAttachment(this.scope.db, attachment);
  }
}
