import { type PolicyKind, readPolicy } from "#identity/policy/document.ts";
import { PolicyError } from "#identity/policy/policyError.ts";
import { presetById, presetByName } from "#identity/presets.ts";
import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { publicImages } from "#services/cvm/image/catalogue.ts";
import { instanceTypeNamed } from "#services/cvm/instance/catalogue.ts";
import { InconsistencyError, isValidTime, requireDistinct, UniqueNames } from "./inconsistencyError.ts";
import { rejectPublicBlueprintId } from "./lighthouse/blueprintId.ts";
import { emptyLighthouse } from "./lighthouse/empty.ts";
import { checkPace } from "./pace.ts";
import type { World, WorldAccount } from "./schema.ts";

/** @throws Inconsistency for the first thing that does not fit */
export async function checkConsistency(world: World): Promise<void> {
  const { accounts, images, instances, ccns } = world;
  const once = new UniqueNames();
  for (const [index, account] of accounts.entries()) {
    const at = `accounts.${index}`;
    if (account.uin === lighthouseAccount) throw new InconsistencyError(`${at}.uin`, "is the platform's own account");
    once.add(`uin ${account.uin}`, `${at}.uin`);
    checkAccount(account, at, once);
  }
  const uins = new Set(accounts.map((account) => account.uin));
  const known = (uin: string, at: string): void => {
    if (!uins.has(uin)) throw new InconsistencyError(at, `there is no account ${uin} in this world`);
  };
  for (const [index, image] of images.entries()) {
    const at = `images.${index}`;
    known(image.account, `${at}.account`);
    once.add(`image ${image.id} in ${image.region}`, `${at}.id`);
    if (publicImages.some(({ id }) => id === image.id)) throw new InconsistencyError(`${at}.id`, "is a public image's");
    once.add(`image name ${image.name} of ${image.account} in ${image.region}`, `${at}.name`);
    if (!isValidTime(image.created))
      throw new InconsistencyError(`${at}.created`, `there is no such time: ${image.created}`);
    requireDistinct(image.sharedWith, `${at}.sharedWith`);
    for (const [n, uin] of image.sharedWith.entries()) {
      known(uin, `${at}.sharedWith.${n}`);
      if (uin === image.account) throw new InconsistencyError(`${at}.sharedWith.${n}`, "is the owner itself");
    }
    if (image.sharedToLighthouse) {
      once.add(`blueprint ${image.sharedToLighthouse} in ${image.region}`, `${at}.sharedToLighthouse`);
      rejectPublicBlueprintId(image.sharedToLighthouse, `${at}.sharedToLighthouse`);
    }
  }
  for (const [index, instance] of instances.entries()) {
    const at = `instances.${index}`;
    known(instance.account, `${at}.account`);
    once.add(`instance ${instance.id} in ${instance.region}`, `${at}.id`);
    if (instance.type !== undefined && !instanceTypeNamed(instance.type)) {
      throw new InconsistencyError(`${at}.type`, `there is no type ${instance.type} for sale`);
    }
    if (!isValidTime(instance.created))
      throw new InconsistencyError(`${at}.created`, `there is no such time: ${instance.created}`);
    if (instance.disks.filter((disk) => disk.usage === "SYSTEM_DISK").length !== 1) {
      throw new InconsistencyError(`${at}.disks`, "must hold exactly one SYSTEM_DISK");
    }
  }
  for (const [index, ccn] of ccns.entries()) {
    const at = `ccns.${index}`;
    known(ccn.account, `${at}.account`);
    once.add(`CCN ${ccn.id}`, `${at}.id`);
    if (!isValidTime(ccn.created))
      throw new InconsistencyError(`${at}.created`, `there is no such time: ${ccn.created}`);
  }
  if (world.lighthouse !== emptyLighthouse) {
    const { consistentLighthouse } = await import("./lighthouse/consistency.ts");
    consistentLighthouse(world, once, known);
  }
  checkPace(world.pace);
}

function checkAccount(account: WorldAccount, at: string, once: UniqueNames): void {
  const policies = new Set(account.policies.map((policy) => policy.name));
  const groups = new Set(account.groups.map((group) => group.name));
  const bindable = (names: readonly string[], where: string): void => {
    requireDistinct(names, where);
    for (const [n, name] of names.entries()) {
      if (!policies.has(name) && !presetByName(name))
        throw new InconsistencyError(`${where}.${n}`, `there is no policy ${name}`);
    }
  };
  for (const [n, key] of account.keys.entries()) once.add(`key ${key.secretId}`, `${at}.keys.${n}.secretId`);
  for (const [n, policy] of account.policies.entries()) {
    once.add(`policy ${policy.name} of ${account.uin}`, `${at}.policies.${n}.name`);
    if (policy.id !== undefined) once.add(`policy ${policy.id}`, `${at}.policies.${n}.id`);
    if (policy.id !== undefined && presetById(policy.id))
      throw new InconsistencyError(`${at}.policies.${n}.id`, "is a preset's");
    checkPolicyDocument(policy.document, "permission", `${at}.policies.${n}.document`);
  }
  for (const [n, group] of account.groups.entries()) {
    once.add(`group ${group.name} of ${account.uin}`, `${at}.groups.${n}.name`);
    if (group.id !== undefined) once.add(`group ${group.id}`, `${at}.groups.${n}.id`);
    bindable(group.policies, `${at}.groups.${n}.policies`);
  }
  for (const [n, user] of account.users.entries()) {
    const where = `${at}.users.${n}`;
    once.add(`uin ${user.uin}`, `${where}.uin`);
    once.add(`user ${user.name} of ${account.uin}`, `${where}.name`);
    if (user.uid !== undefined) once.add(`uid ${user.uid}`, `${where}.uid`);
    for (const [k, key] of user.keys.entries()) once.add(`key ${key.secretId}`, `${where}.keys.${k}.secretId`);
    bindable(user.policies, `${where}.policies`);
    requireDistinct(user.groups, `${where}.groups`);
    for (const [g, name] of user.groups.entries()) {
      if (!groups.has(name)) throw new InconsistencyError(`${where}.groups.${g}`, `there is no group ${name}`);
    }
  }
  for (const [n, role] of account.roles.entries()) {
    const where = `${at}.roles.${n}`;
    once.add(`role ${role.name} of ${account.uin}`, `${where}.name`);
    if (role.id !== undefined) once.add(`role ${role.id}`, `${where}.id`);
    if ((role.service === undefined) === (role.trust === undefined)) {
      throw new InconsistencyError(where, "needs either `service` or `trust`");
    }
    if (role.trust !== undefined) checkPolicyDocument(role.trust, "trust", `${where}.trust`);
    bindable(role.policies, `${where}.policies`);
  }
}

function checkPolicyDocument(document: string, kind: PolicyKind, at: string): void {
  try {
    readPolicy(document, kind);
  } catch (fault) {
    if (!(fault instanceof PolicyError)) throw fault;
    throw new InconsistencyError(at, `is no policy of CAM: ${fault.message}`);
  }
}
