import { stringify } from "yaml";
import { readWorld } from "#world/readWorld.ts";
import { account, Folder, type Parts } from "./worlds.ts";

/** The error for a world file with two accounts and these parts, without its path. */
export async function worldErrorOf(parts: Parts): Promise<string> {
  using folder = new Folder();
  const file = folder.write("world.yaml", stringify({ accounts: [account(1), account(2)], ...parts }));
  return await readWorld(file).then(
    () => "no error",
    (error: Error) => error.message.slice(folder.path.length + 1),
  );
}
