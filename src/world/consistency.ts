import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { publicImages } from "#services/cvm/image/catalogue.ts";
import { instanceTypeNamed } from "#services/cvm/instance/catalogue.ts";
import { checkAccount } from "./accountConsistency.ts";
import { InconsistencyError } from "./inconsistencyError.ts";
import { rejectPublicBlueprintId } from "./lighthouse/blueprintId.ts";
import { emptyLighthouse } from "./lighthouse/empty.ts";
import { checkPace } from "./pace.ts";
import type { World } from "./schema.ts";
import { isValidTime } from "./times.ts";
import { requireDistinct, UniqueNames } from "./uniqueNames.ts";

type RequireAccount = (uin: string, at: string) => void;

/** @throws InconsistencyError for the first contradiction in a world */
export async function checkConsistency(world: World): Promise<void> {
  const names = new UniqueNames();
  checkAccounts(world, names);
  const uins = new Set(world.accounts.map((account) => account.uin));
  const requireAccount = (uin: string, at: string): void => {
    if (!uins.has(uin)) throw new InconsistencyError(at, `unknown account ${uin}`);
  };
  checkImages(world, names, requireAccount);
  checkInstances(world, names, requireAccount);
  checkCcns(world, names, requireAccount);
  if (world.lighthouse !== emptyLighthouse) {
    const { checkLighthouse } = await import("./lighthouse/consistency.ts");
    checkLighthouse(world, names, requireAccount);
  }
  checkCommands(world);
  checkPace(world.pace);
}

function checkCommands({ commands }: World): void {
  for (const [n, { match }] of commands.entries()) {
    if (!isPattern(match)) throw new InconsistencyError(`commands.${n}.match`, "is not a regular expression");
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "m") instanceof RegExp;
  } catch {
    return false;
  }
}

function checkAccounts({ accounts }: World, names: UniqueNames): void {
  for (const [n, account] of accounts.entries()) {
    const at = `accounts.${n}`;
    if (account.uin === lighthouseAccount) {
      throw new InconsistencyError(`${at}.uin`, "is reserved for the platform's own account");
    }
    names.add(`uin ${account.uin}`, `${at}.uin`);
    checkAccount(account, at, names);
  }
}

function checkImages({ images }: World, names: UniqueNames, requireAccount: RequireAccount): void {
  for (const [n, image] of images.entries()) {
    const at = `images.${n}`;
    const { account, region, sharedWith, sharedToLighthouse } = image;
    requireAccount(account, `${at}.account`);
    names.add(`image ${image.id} in ${region}`, `${at}.id`);
    if (publicImages.some(({ id }) => id === image.id)) {
      throw new InconsistencyError(`${at}.id`, "is the id of a public image");
    }
    names.add(`image name ${image.name} of ${account} in ${region}`, `${at}.name`);
    checkCreated(image, at);
    requireDistinct(sharedWith, `${at}.sharedWith`);
    for (const [s, uin] of sharedWith.entries()) {
      requireAccount(uin, `${at}.sharedWith.${s}`);
      if (uin === account) throw new InconsistencyError(`${at}.sharedWith.${s}`, "must not be the owner");
    }
    if (sharedToLighthouse) {
      names.add(`blueprint ${sharedToLighthouse} in ${region}`, `${at}.sharedToLighthouse`);
      rejectPublicBlueprintId(sharedToLighthouse, `${at}.sharedToLighthouse`);
    }
  }
}

function checkInstances({ instances }: World, names: UniqueNames, requireAccount: RequireAccount): void {
  for (const [n, instance] of instances.entries()) {
    const at = `instances.${n}`;
    requireAccount(instance.account, `${at}.account`);
    names.add(`instance ${instance.id} in ${instance.region}`, `${at}.id`);
    if (instance.type !== undefined && !instanceTypeNamed(instance.type)) {
      throw new InconsistencyError(`${at}.type`, `unknown instance type ${instance.type}`);
    }
    checkCreated(instance, at);
    if (instance.disks.filter((disk) => disk.usage === "SYSTEM_DISK").length !== 1) {
      throw new InconsistencyError(`${at}.disks`, "must hold exactly one SYSTEM_DISK");
    }
  }
}

function checkCcns({ ccns }: World, names: UniqueNames, requireAccount: RequireAccount): void {
  for (const [n, ccn] of ccns.entries()) {
    const at = `ccns.${n}`;
    requireAccount(ccn.account, `${at}.account`);
    names.add(`CCN ${ccn.id}`, `${at}.id`);
    checkCreated(ccn, at);
  }
}

function checkCreated({ created }: { readonly created: string }, at: string): void {
  if (!isValidTime(created)) throw new InconsistencyError(`${at}.created`, `invalid time ${created}`);
}
