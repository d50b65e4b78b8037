import { Ledger } from "../ledger.ts";
import { type Account, accounts, resourceIds, uin } from "../world.ts";
import type { Clients } from "../writer.ts";
import { backups } from "./backups.ts";
import { blueprints } from "./blueprints.ts";
import { containers } from "./containers.ts";
import { disks } from "./disks.ts";
import { firewall } from "./firewall.ts";
import { cvmImages, imageDescriptions, imageShares } from "./images.ts";
import { instances } from "./instances.ts";
import { keys } from "./keys.ts";
import { servers } from "./servers.ts";
import { snapshots } from "./snapshots.ts";
import { tags } from "./tags.ts";
import { users } from "./users.ts";

/** A ledger without the type of its writer's state. */
export interface WriterSession {
  readonly account: Account;
  readonly acknowledged: number;
  readonly executed: number;
  readonly notExecuted: number;
  write(cloud: () => Clients, mayContinue: () => boolean): Promise<void>;
  resume(cloud: Clients): Promise<void>;
}

/** All writers of the first `count` accounts. */
export const writers = (count: number): readonly WriterSession[] => accounts.slice(0, count).flatMap(writersOf);

function writersOf(account: Account): readonly WriterSession[] {
  const at = resourceIds(account);
  const ledgers = [
    new Ledger(instances()),
    new Ledger(disks(at.disks)),
    new Ledger(firewall(at.firewall, 1000)),
    new Ledger(firewall(at.firewall, 2000)),
    new Ledger(keys(at.keys)),
    new Ledger(snapshots(at.snapshots)),
    new Ledger(backups(at.backedUp)),
    new Ledger(blueprints(at.imaged, uin(account === 1 ? 2 : 1))),
    new Ledger(servers(at.servers)),
    new Ledger(containers(at.docker)),
    new Ledger(tags(at.firewall, `qcs::lighthouse:ap-guangzhou:uin/${uin(account)}:instance/${at.firewall}`)),
    new Ledger(imageShares(at.shared)),
    new Ledger(imageDescriptions(at.named)),
    new Ledger(cvmImages(at.machine)),
    new Ledger(users()),
  ];
  return ledgers.map((ledger) => Object.assign(ledger, { account }));
}
