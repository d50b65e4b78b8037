import { afterAll, beforeAll, expect, test } from "bun:test";
import { CallContext, VolatileFacts } from "#cloud.ts";
import type { Principal } from "#identity/principal.ts";
import { ApiError } from "#kernel/errors.ts";
import { authorise } from "#protocol/authorise.ts";
import { execute } from "#protocol/execute.ts";
import { services } from "#services/index.ts";
import type { TestCloud } from "../cloud.ts";
import { randomCall } from "./oracle/calls.ts";
import { cast } from "./oracle/cast.ts";
import { SeededChance } from "./oracle/chance.ts";
import { statementsOf } from "./oracle/language.ts";
import { permissionPolicy } from "./oracle/policies.ts";
import { type Population, populate, startCloud } from "./oracle/population.ts";
import {
  accountOf,
  type Caller,
  type CallFacts,
  home,
  mayAssume,
  mayCall,
  type Role,
  roleNames,
  sessionOf,
  stranger,
} from "./oracle/world.ts";

/** Decisions to compare. Each is about a random policy set, of a user, role or session, and a random request. */
const decisions = process.env["SKERRY_LONG"] ? 100_000 : 2_000;
/** Requests to one random world. Its users, groups and roles have ten policy sets. */
const requestsOfWorld = 6;
/** A failure prints the seed of its world; SKERRY_SEED=… starts with that world. */
const seed = Number(process.env["SKERRY_SEED"] ?? crypto.getRandomValues(new Int32Array(1))[0]);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud[Symbol.asyncDispose]());

/** A caller of the oracle with the same caller of the product. */
interface Actor {
  readonly caller: Caller;
  readonly principal: Principal;
}

const root = (account: string): Actor => ({
  caller: { kind: "root", account },
  principal: { kind: "root", account },
});
const user = (account: string, uin: string): Actor => ({
  caller: { kind: "user", account, uin },
  principal: { kind: "user", account, uin },
});
const product: Actor = {
  caller: { kind: "product", account: home, service: cast.product },
  principal: { kind: "service", account: home, service: cast.product },
};
const actors = [
  ...[root(home), root(stranger), product],
  ...cast.users.map((uin) => user(home, uin)),
  ...cast.strangers.map((uin) => user(stranger, uin)),
];

function randomFacts(chance: SeededChance): CallFacts {
  return {
    ip: chance.one(["10.1.2.3", "10.200.0.1", "192.168.7.7", "127.0.0.1"]),
    time: chance.one(["2026-06-01T12:00:00Z", "2025-12-31T23:59:59Z", "2028-02-29T00:00:00Z"]),
    region: "",
    requestTags: [],
  };
}

const context = (principal: Principal, at: CallFacts): CallContext => {
  const facts = { now: Date.parse(at.time), requestId: "request", address: () => at.ip };
  const languages = { language: "en-US", askedLanguage: undefined } as const;
  return new CallContext(cloud.cloud, principal, at.region, languages, new VolatileFacts(facts));
};

interface RequestedCall {
  readonly service: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Runs a call in the product. With `onlyAuthorise`, it stops after authorisation. Returns undefined if it is refused. */
async function call(
  { service: name, action: actionName, input }: RequestedCall,
  actor: Actor,
  at: CallFacts,
  onlyAuthorise: boolean,
) {
  const service = services.get(name);
  if (!service) throw new Error(`no service ${name}`);
  const action = await service.load(actionName);
  const request = action.prepare(input, service.lenient ? "lenient" : "typed");
  try {
    if (!onlyAuthorise) return await execute(service, action, request, context(actor.principal, at));
    await authorise(service, action, request, context(actor.principal, at));
    return {};
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (/UnauthorizedOperation/.test(error.code)) return undefined;
    // It is checked after the authorisation.
    if (error.code === "InvalidParameter.PolicyTooLong") return { tooLong: true };
    throw error;
  }
}

/** The principal of temporary credentials; undefined if the call did not return any. */
function principalOf(output: Readonly<Record<string, unknown>> | undefined, at: CallFacts): Principal | undefined {
  const { TmpSecretId, Token } = Object(output?.["Credentials"]);
  return TmpSecretId === undefined
    ? undefined
    : cloud.cloud.temporaryKeys.open(TmpSecretId, Token, Date.parse(at.time));
}

/** One request: what was requested, and both decisions. A successful request for a session adds an actor. */
interface Comparison {
  readonly requested: RequestedCall;
  readonly expected: boolean;
  readonly actual: boolean;
}

/** A session policy. Where sessions are the subject, most of them allow the session to assume further roles. */
function sessionPolicy(chance: SeededChance, { focus, isAboutSessions }: Population): string {
  const policy = permissionPolicy(chance, focus);
  if (!isAboutSessions || chance.isTrue(0.2)) return policy;
  const chaining = { effect: "allow", action: "sts:*", resource: "*" };
  return JSON.stringify({ version: "2.0", statement: [chaining, ...statementsOf(policy)] });
}

async function assume(chance: SeededChance, world: Population, actor: Actor, actors: Actor[]): Promise<Comparison> {
  const { caller } = actor;
  const role = caller.kind === "session" && chance.isTrue(0.5) ? caller.role : chance.one<Role>(world.roles);
  const policy = chance.isTrue(0.6) ? sessionPolicy(chance, world) : undefined;
  const requestTags = chance.some(cast.tags, 0.2);
  const Tags = requestTags.map((tag) => ({ Key: tag.split("&")[0] ?? "", Value: tag.split("&")[1] ?? "" }));
  const uniqueTags = Tags.filter(({ Key }, index) => Tags.findIndex((one) => one.Key === Key) === index);
  const externalId = chance.isTrue(0.3) ? "agreed" : undefined;
  const tags = uniqueTags.map(({ Key, Value }) => `${Key}&${Value}`);
  const at = { ...randomFacts(chance), requestTags: tags, ...(externalId !== undefined && { externalId }) };
  const input = {
    RoleArn: chance.one(roleNames(role)),
    RoleSessionName: "session",
    ...(policy !== undefined && { Policy: encodeURIComponent(policy) }),
    ...(tags.length > 0 && { Tags: uniqueTags }),
    ...(externalId !== undefined && { ExternalId: externalId }),
  };
  const requested = { service: "sts", action: "AssumeRole", input };
  const output = await call(requested, actor, at, false);
  const principal = principalOf(output, at);
  if (principal) actors.push({ caller: sessionOf(actor.caller, role, policy), principal });
  return { requested, expected: mayAssume(world, actor.caller, role, at), actual: output !== undefined };
}

async function federate(chance: SeededChance, world: Population, actor: Actor, actors: Actor[]): Promise<Comparison> {
  const { caller } = actor;
  const policy = permissionPolicy(chance, world.focus);
  const at = randomFacts(chance);
  const requested = { service: "sts", action: "GetFederationToken", input: { Name: "someone", Policy: policy } };
  // Temporary keys cannot call it, whatever policies say.
  const output = await call(requested, actor, at, caller.kind !== "root" && caller.kind !== "user");
  const principal = principalOf(output, at);
  const account = accountOf(caller);
  if (principal) {
    const uin = caller.kind === "user" ? caller.uin : account;
    actors.push({ caller: { kind: "federated", account, uin, policy }, principal });
  }
  const expected = mayCall(world, caller, "sts:GetFederationToken", "operation", [], at);
  return { requested, expected, actual: output !== undefined };
}

async function other(chance: SeededChance, world: Population, actor: Actor): Promise<Comparison> {
  const account = accountOf(actor.caller);
  const roles = world.roles.filter((role) => role.account === account);
  const isFocused = account === home && chance.isTrue(0.7);
  const chosen = isFocused ? chance.one(world.calls) : randomCall(chance, { account, roles, tags: world.tags });
  const isRegional = ["lighthouse", "cvm"].includes(chosen.service);
  const at = {
    ...randomFacts(chance),
    region: isRegional ? "ap-guangzhou" : "",
    requestTags: chosen.requestTags ?? [],
  };
  const expected = mayCall(world, actor.caller, `${chosen.service}:${chosen.action}`, chosen.level, chosen.targets, at);
  return { requested: chosen, expected, actual: (await call(chosen, actor, at, true)) !== undefined };
}

test(
  "a second evaluator agrees with the product on random policy sets and requests",
  async () => {
    const counts = { worlds: 0, decisions: 0, allowed: 0, sessions: 0, bySessions: 0 };
    for (; counts.decisions < decisions; counts.worlds++) {
      const worldSeed = seed + counts.worlds;
      const chance = new SeededChance(worldSeed);
      const world = await populate(cloud, chance);
      const known = [...actors];
      for (let request = 0; request < requestsOfWorld; request++) {
        const sessions = known.slice(actors.length);
        // Sessions of this world act more often than others, the newest ones most often.
        const isBySession = sessions.length > 0 && chance.isTrue(0.75);
        const isFirstSession = world.isAboutSessions && sessions.length === 0;
        const actor = chance.one(isBySession ? sessions.slice(-2) : isFirstSession ? [root(home)] : known);
        const kind = request === requestsOfWorld - 1 ? 1 : isFirstSession ? 0 : chance.next() * 1.1;
        const make = kind < 0.45 ? assume : kind < 0.55 ? federate : other;
        const before = known.length;
        const { requested, expected, actual } = await make(chance, world, actor, known);
        counts.decisions++;
        counts.allowed += Number(actual);
        counts.sessions += known.length - before;
        counts.bySessions += Number(actor.principal.kind === "role" || actor.principal.kind === "federated");
        if (expected !== actual) {
          const { caller } = actor;
          console.log(JSON.stringify({ seed: worldSeed, requested, caller, expected, actual, world }, null, 1));
        }
        expect([worldSeed, request, actual]).toEqual([worldSeed, request, expected]);
      }
    }
    console.log(`second evaluator: seed ${seed}, ${JSON.stringify(counts)}`);
    // Neither answer is rare, so agreement means something.
    expect(counts.allowed / counts.decisions).toBeGreaterThan(0.1);
    expect(counts.allowed / counts.decisions).toBeLessThan(0.9);
  },
  { timeout: 3_600_000 },
);
