import { type PolicyKind, readPolicy } from "#identity/policy/document.ts";
import { PolicyError } from "#identity/policy/policyError.ts";
import { presetById, presetByName } from "#identity/presets.ts";
import { InconsistencyError } from "./inconsistencyError.ts";
import type { WorldAccount } from "./schema.ts";
import { requireDistinct, type UniqueNames } from "./uniqueNames.ts";

type CheckPolicyNames = (names: readonly string[], at: string) => void;

/** @throws InconsistencyError for the first contradiction in the CAM resources of an account */
export function checkAccount(account: WorldAccount, at: string, names: UniqueNames): void {
  const policies = new Set(account.policies.map((policy) => policy.name));
  const checkPolicyNames: CheckPolicyNames = (policyNames, where) => {
    requireDistinct(policyNames, where);
    for (const [n, name] of policyNames.entries()) {
      if (!policies.has(name) && !presetByName(name)) {
        throw new InconsistencyError(`${where}.${n}`, `unknown policy ${name}`);
      }
    }
  };
  for (const [n, key] of account.keys.entries()) names.add(`key ${key.secretId}`, `${at}.keys.${n}.secretId`);
  checkPolicies(account, at, names);
  for (const [n, group] of account.groups.entries()) {
    names.add(`group ${group.name} of ${account.uin}`, `${at}.groups.${n}.name`);
    if (group.id !== undefined) names.add(`group ${group.id}`, `${at}.groups.${n}.id`);
    checkPolicyNames(group.policies, `${at}.groups.${n}.policies`);
  }
  checkUsers(account, at, names, checkPolicyNames);
  checkRoles(account, at, names, checkPolicyNames);
}

function checkPolicies(account: WorldAccount, at: string, names: UniqueNames): void {
  for (const [n, { id, name, document }] of account.policies.entries()) {
    const where = `${at}.policies.${n}`;
    names.add(`policy ${name} of ${account.uin}`, `${where}.name`);
    if (id !== undefined) names.add(`policy ${id}`, `${where}.id`);
    if (id !== undefined && presetById(id)) {
      throw new InconsistencyError(`${where}.id`, "is the id of a preset policy");
    }
    checkPolicyDocument(document, "permission", `${where}.document`);
  }
}

function checkUsers(account: WorldAccount, at: string, names: UniqueNames, checkPolicyNames: CheckPolicyNames): void {
  const groups = new Set(account.groups.map((group) => group.name));
  for (const [n, user] of account.users.entries()) {
    const where = `${at}.users.${n}`;
    names.add(`uin ${user.uin}`, `${where}.uin`);
    names.add(`user ${user.name} of ${account.uin}`, `${where}.name`);
    if (user.uid !== undefined) names.add(`uid ${user.uid}`, `${where}.uid`);
    for (const [k, key] of user.keys.entries()) names.add(`key ${key.secretId}`, `${where}.keys.${k}.secretId`);
    checkPolicyNames(user.policies, `${where}.policies`);
    requireDistinct(user.groups, `${where}.groups`);
    for (const [g, name] of user.groups.entries()) {
      if (!groups.has(name)) throw new InconsistencyError(`${where}.groups.${g}`, `unknown group ${name}`);
    }
  }
}

function checkRoles(account: WorldAccount, at: string, names: UniqueNames, checkPolicyNames: CheckPolicyNames): void {
  for (const [n, { id, name, service, trust, policies }] of account.roles.entries()) {
    const where = `${at}.roles.${n}`;
    names.add(`role ${name} of ${account.uin}`, `${where}.name`);
    if (id !== undefined) names.add(`role ${id}`, `${where}.id`);
    if ((service === undefined) === (trust === undefined)) {
      throw new InconsistencyError(where, "requires either `service` or `trust`");
    }
    if (trust !== undefined) checkPolicyDocument(trust, "trust", `${where}.trust`);
    checkPolicyNames(policies, `${where}.policies`);
  }
}

function checkPolicyDocument(document: string, kind: PolicyKind, at: string): void {
  try {
    readPolicy(document, kind);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    throw new InconsistencyError(at, `is not a valid CAM policy: ${error.message}`);
  }
}
