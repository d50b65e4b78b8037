import type { Sealed } from "./sealed.ts";

/** What commands and invocations have in common. */
interface CommandColumns {
  account: string;
  region: string;
  id: string;
  about: string;
  type: "SHELL" | "POWERSHELL" | "BAT";
  directory: string;
  /** Seconds. */
  timeout: number;
  username: string;
  /** JSON: the content and its parameters; see `command/rows.ts` and `invocation/rows.ts`. */
  body: Sealed;
  /** URL of the COS bucket for outputs, and the folder in it; both may be empty. */
  bucket: string;
  prefix: string;
  created: number;
}

/** TencentCloud Automation Tools. */
export interface TatTables {
  tat_commands: CommandColumns & {
    name: string;
    /** Whether it has custom parameters. */
    parameterized: number;
    /** JSON: [{ key, value }]. */
    tags: string;
    updated: number;
  };
  tat_invocations: CommandColumns & {
    command_id: string;
    command_name: string;
    source: "USER" | "INVOKER";
    /** The time at which the last task ends. */
    ends: number;
  };
  tat_tasks: {
    account: string;
    region: string;
    id: string;
    invocation_id: string;
    command_id: string;
    command_name: string;
    source: "USER" | "INVOKER";
    /** Id of the instance. */
    instance: string;
    /** Its position among the instances of the invocation. */
    turn: number;
    /** JSON: [{ status, from }], the statuses and the times at which they begin. */
    phases: string;
    /** JSON: { output, exitCode, dropped, error }. */
    result: Sealed;
    created: number;
  };
  tat_invokers: {
    account: string;
    region: string;
    id: string;
    name: string;
    type: "SCHEDULE";
    command_id: string;
    /** Empty for the user name of the command. */
    username: string;
    /** JSON: { parameters }. */
    parameters: Sealed;
    /** JSON: ids of the instances. */
    instances: string;
    enabled: number;
    policy: "ONCE" | "RECURRENCE";
    /** Crontab expression; empty for ONCE. */
    recurrence: string;
    /** The time of ONCE. */
    invoke_time: number | null;
    /** The next time at which it runs; null if there is none. */
    due: number | null;
    /** JSON: [{ key, value }]. */
    tags: string;
    created: number;
    updated: number;
  };
  tat_invoker_records: {
    account: string;
    region: string;
    invoker_id: string;
    time: number;
    /** Empty if no invocation was created. */
    invocation_id: string;
    reason: string;
  };
}
