import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { CallContext } from "#cloud.ts";
import { Action } from "#kernel/action.ts";
import type { Service } from "#kernel/service.ts";

/**
 * A service whose actions are files: `THING/actions/NAME.ts`, or `actions/NAME.ts` if the service has only one thing. File
 * names are listed at start. A file is loaded on the first use of its action.
 */
export function serviceIn(
  directory: string,
  about: Omit<Service<CallContext>, "actions" | "load">,
): Service<CallContext> {
  const files = actionFiles(directory);
  const loaded = new Map<string, Promise<Action<CallContext>>>();
  return {
    ...about,
    actions: new Set(files.keys()),
    load(name) {
      let action = loaded.get(name);
      if (!action) {
        action = loadAction(name, files.get(name));
        loaded.set(name, action);
      }
      return action;
    },
  };
}

function actionFiles(directory: string): ReadonlyMap<string, string> {
  const things = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = things.map(({ name }) =>
    name === "actions" ? join(directory, name) : join(directory, name, "actions"),
  );
  const paths = folders.filter((folder) => existsSync(folder)).flatMap((folder) => filesOf(folder));
  return new Map(paths.map((path) => [basename(path, ".ts"), path]));
}

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));

async function loadAction(name: string, file: string | undefined): Promise<Action<CallContext>> {
  if (file === undefined) throw new Error(`action ${name} does not exist`);
  const module: { readonly default?: unknown } = await import(file);
  if (!isAction(module.default) || module.default.published.name !== name) {
    throw new Error(`${file} does not declare the action ${name}`);
  }
  return module.default;
}

/** Every `action()` is bound to CallContext, so the class implies the type parameter. */
function isAction(value: unknown): value is Action<CallContext> {
  return value instanceof Action;
}
