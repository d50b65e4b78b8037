import { chinese as cam } from "#services/cam/chinese.ts";
import { chinese as cvm } from "#services/cvm/chinese.ts";
import { chinese as lighthouse } from "#services/lighthouse/chinese.ts";
import { chinese as monitor } from "#services/monitor/chinese.ts";
import { chinese as sts } from "#services/sts/chinese.ts";
import { chinese as tag } from "#services/tag/chinese.ts";
import { chinese as vpc } from "#services/vpc/chinese.ts";

/** What is declared, in Chinese, by service: read only where the whole declaration is, not when a server starts. */
export const chinese: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cam,
  cvm,
  lighthouse,
  monitor,
  sts,
  tag,
  vpc,
};
