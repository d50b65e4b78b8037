import { type PolicyKind, readPolicy } from "#identity/policy/document.ts";
import { PolicyError } from "#identity/policy/policyError.ts";
import { presetById, presetByName } from "#identity/presets.ts";
import { lighthouseAccount } from "#identity/serviceAccount.ts";
import { publicImages } from "#services/cvm/image/catalogue.ts";
import { instanceTypeNamed } from "#services/cvm/instance/catalogue.ts";
import { emptyLighthouse } from "./lighthouse/empty.ts";
import { ownId } from "./lighthouse/ownId.ts";
import { distinct, Inconsistency, isMoment, Once } from "./once.ts";
import { consistentPace } from "./pace.ts";
import type { World, WorldAccount } from "./schema.ts";

/** @throws Inconsistency for the first thing that does not fit */
export async function consistent(world: World): Promise<void> {
  const { accounts, images, instances, ccns } = world;
  const once = new Once();
  for (const [index, account] of accounts.entries()) {
    const at = `accounts.${index}`;
    if (account.uin === lighthouseAccount) throw new Inconsistency(`${at}.uin`, "is the platform's own account");
    once.see(`uin ${account.uin}`, `${at}.uin`);
    consistentAccount(account, at, once);
  }
  const uins = new Set(accounts.map((account) => account.uin));
  const known = (uin: string, at: string): void => {
    if (!uins.has(uin)) throw new Inconsistency(at, `there is no account ${uin} in this world`);
  };
  for (const [index, image] of images.entries()) {
    const at = `images.${index}`;
    known(image.account, `${at}.account`);
    once.see(`image ${image.id} in ${image.region}`, `${at}.id`);
    if (publicImages.some(({ id }) => id === image.id)) throw new Inconsistency(`${at}.id`, "is a public image's");
    once.see(`image name ${image.name} of ${image.account} in ${image.region}`, `${at}.name`);
    if (!isMoment(image.created)) throw new Inconsistency(`${at}.created`, `there is no such time: ${image.created}`);
    distinct(image.sharedWith, `${at}.sharedWith`);
    for (const [n, uin] of image.sharedWith.entries()) {
      known(uin, `${at}.sharedWith.${n}`);
      if (uin === image.account) throw new Inconsistency(`${at}.sharedWith.${n}`, "is the owner itself");
    }
    if (image.sharedToLighthouse) {
      once.see(`blueprint ${image.sharedToLighthouse} in ${image.region}`, `${at}.sharedToLighthouse`);
      ownId(image.sharedToLighthouse, `${at}.sharedToLighthouse`);
    }
  }
  for (const [index, instance] of instances.entries()) {
    const at = `instances.${index}`;
    known(instance.account, `${at}.account`);
    once.see(`instance ${instance.id} in ${instance.region}`, `${at}.id`);
    if (instance.type !== undefined && !instanceTypeNamed(instance.type)) {
      throw new Inconsistency(`${at}.type`, `there is no type ${instance.type} for sale`);
    }
    if (!isMoment(instance.created))
      throw new Inconsistency(`${at}.created`, `there is no such time: ${instance.created}`);
    if (instance.disks.filter((disk) => disk.usage === "SYSTEM_DISK").length !== 1) {
      throw new Inconsistency(`${at}.disks`, "must hold exactly one SYSTEM_DISK");
    }
  }
  for (const [index, ccn] of ccns.entries()) {
    const at = `ccns.${index}`;
    known(ccn.account, `${at}.account`);
    once.see(`CCN ${ccn.id}`, `${at}.id`);
    if (!isMoment(ccn.created)) throw new Inconsistency(`${at}.created`, `there is no such time: ${ccn.created}`);
  }
  if (world.lighthouse !== emptyLighthouse) {
    const { consistentLighthouse } = await import("./lighthouse/consistency.ts");
    consistentLighthouse(world, once, known);
  }
  consistentPace(world.pace);
}

function consistentAccount(account: WorldAccount, at: string, once: Once): void {
  const policies = new Set(account.policies.map((policy) => policy.name));
  const groups = new Set(account.groups.map((group) => group.name));
  const bindable = (names: readonly string[], where: string): void => {
    distinct(names, where);
    for (const [n, name] of names.entries()) {
      if (!policies.has(name) && !presetByName(name))
        throw new Inconsistency(`${where}.${n}`, `there is no policy ${name}`);
    }
  };
  for (const [n, key] of account.keys.entries()) once.see(`key ${key.secretId}`, `${at}.keys.${n}.secretId`);
  for (const [n, policy] of account.policies.entries()) {
    once.see(`policy ${policy.name} of ${account.uin}`, `${at}.policies.${n}.name`);
    if (policy.id !== undefined) once.see(`policy ${policy.id}`, `${at}.policies.${n}.id`);
    if (policy.id !== undefined && presetById(policy.id))
      throw new Inconsistency(`${at}.policies.${n}.id`, "is a preset's");
    readable(policy.document, "permission", `${at}.policies.${n}.document`);
  }
  for (const [n, group] of account.groups.entries()) {
    once.see(`group ${group.name} of ${account.uin}`, `${at}.groups.${n}.name`);
    if (group.id !== undefined) once.see(`group ${group.id}`, `${at}.groups.${n}.id`);
    bindable(group.policies, `${at}.groups.${n}.policies`);
  }
  for (const [n, user] of account.users.entries()) {
    const where = `${at}.users.${n}`;
    once.see(`uin ${user.uin}`, `${where}.uin`);
    once.see(`user ${user.name} of ${account.uin}`, `${where}.name`);
    if (user.uid !== undefined) once.see(`uid ${user.uid}`, `${where}.uid`);
    for (const [k, key] of user.keys.entries()) once.see(`key ${key.secretId}`, `${where}.keys.${k}.secretId`);
    bindable(user.policies, `${where}.policies`);
    distinct(user.groups, `${where}.groups`);
    for (const [g, name] of user.groups.entries()) {
      if (!groups.has(name)) throw new Inconsistency(`${where}.groups.${g}`, `there is no group ${name}`);
    }
  }
  for (const [n, role] of account.roles.entries()) {
    const where = `${at}.roles.${n}`;
    once.see(`role ${role.name} of ${account.uin}`, `${where}.name`);
    if (role.id !== undefined) once.see(`role ${role.id}`, `${where}.id`);
    if ((role.service === undefined) === (role.trust === undefined)) {
      throw new Inconsistency(where, "needs either `service` or `trust`");
    }
    if (role.trust !== undefined) readable(role.trust, "trust", `${where}.trust`);
    bindable(role.policies, `${where}.policies`);
  }
}

function readable(document: string, kind: PolicyKind, at: string): void {
  try {
    readPolicy(document, kind);
  } catch (fault) {
    if (!(fault instanceof PolicyError)) throw fault;
    throw new Inconsistency(at, `is no policy of CAM: ${fault.message}`);
  }
}
