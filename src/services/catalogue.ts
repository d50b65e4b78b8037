import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Visit } from "#cloud.ts";
import { Action } from "#kernel/action.ts";
import type { Service } from "#kernel/service.ts";

/**
 * A service whose actions are the files of its `actions` folder: one file an action, named like it, in a folder
 * named after its category. Names are read from the folder; a file is loaded on the action's first use.
 */
export function serviceIn(directory: string, about: Omit<Service<Visit>, "actions" | "load">): Service<Visit> {
  const files = actionFiles(join(directory, "actions"));
  const loaded = new Map<string, Promise<Action<Visit>>>();
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

function actionFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const category of readdirSync(folder)) {
    for (const file of readdirSync(join(folder, category))) {
      if (file.endsWith(".ts") && !file.endsWith(".test.ts"))
        files.set(file.slice(0, -3), join(folder, category, file));
    }
  }
  return files;
}

async function loadAction(name: string, file: string | undefined): Promise<Action<Visit>> {
  if (file === undefined) throw new Error(`there is no action ${name}`);
  const module: { readonly default?: unknown } = await import(file);
  if (!isAction(module.default) || module.default.published.name !== name) {
    throw new Error(`${file} does not declare the action ${name}`);
  }
  return module.default;
}

/** Every action is made by an `action()` that asks for a Visit, so the class tells the rest. */
function isAction(value: unknown): value is Action<Visit> {
  return value instanceof Action;
}
