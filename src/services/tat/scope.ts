import type { CallContext } from "#cloud.ts";
import { actionsOf } from "#kernel/action.ts";
import { invoke } from "#protocol/execute.ts";
import type { CommonCode } from "#protocol/messages.ts";
import { AccountTags } from "#services/tags.ts";
import type { StoreScope } from "#store/scopedRows.ts";
import { Targets } from "./agent/targets.ts";
import { Commands } from "./command/rows.ts";
import { Invocations } from "./invocation/rows.ts";
import { Tasks } from "./invocation/tasks.ts";
import { Invokers } from "./invoker/rows.ts";

/** What an action of TAT can use, bound to the caller's account and region. A member is created when an action reads it. */
export class TatScope {
  /** @param past the time at which the call takes place, if it is before the current time */
  constructor(
    private readonly context: CallContext,
    private readonly past?: number,
  ) {}

  get commands() {
    return new Commands(this.rows);
  }
  get invocations() {
    return new Invocations(this.rows);
  }
  get invokers() {
    return new Invokers(this.rows);
  }
  get tasks() {
    return new Tasks(this.rows);
  }
  /** The instances of Lighthouse. */
  get targets() {
    return new Targets(this.context, this.past);
  }
  /** The response of CVM about the account's instance with an id. */
  get cvmInstances() {
    const { account } = this.context.caller;
    const owner = this.context.as({ kind: "root", account });
    return (id: string) =>
      invoke(owner, "cvm", "DescribeInstances", { Filters: [{ Name: "instance-id", Values: [id] }] });
  }
  get log() {
    return this.context.cloud.log;
  }
  get machines() {
    return this.context.cloud.machines;
  }
  /** Milliseconds of each status of a task before RUNNING. */
  get commandPace() {
    return this.context.cloud.pace.commands;
  }
  get region() {
    return this.context.region;
  }
  get tags() {
    return new AccountTags(this.context);
  }
  get language() {
    return this.context.languages.language;
  }
  /** Reading the time or random values marks the response as uncacheable. */
  get now() {
    return this.context.now;
  }
  get random() {
    return this.context.random;
  }

  private get rows(): StoreScope {
    const { cloud, caller, region } = this.context;
    return { db: cloud.db, vault: cloud.vault, account: caller.account, region };
  }
}

/** Declares an action of TAT. */
export const action = actionsOf<CommonCode>()((context: CallContext) => new TatScope(context));
