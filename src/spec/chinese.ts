import { chinese as cam } from "#services/cam/chinese.ts";
import { chinese as cvm } from "#services/cvm/chinese.ts";
import { chinese as lighthouse } from "#services/lighthouse/chinese.ts";
import { chinese as monitor } from "#services/monitor/chinese.ts";
import { chinese as sts } from "#services/sts/chinese.ts";
import { chinese as tag } from "#services/tag/chinese.ts";
import { chinese as tat } from "#services/tat/chinese.ts";
import { chinese as vpc } from "#services/vpc/chinese.ts";

/** Chinese texts of the declarations, by service. Loaded only with the whole spec, not when a server starts. */
export const chinese: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cam,
  cvm,
  lighthouse,
  monitor,
  sts,
  tag,
  tat,
  vpc,
};
