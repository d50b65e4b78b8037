import { stringify } from "yaml";
import { readWorld } from "#world/readWorld.ts";
import { account, Folder, type Parts } from "./worlds.ts";

/** What is said of a world of two accounts, without the name of its file. */
export async function faultOf(parts: Parts): Promise<string> {
  using folder = new Folder();
  const file = folder.write("world.yaml", stringify({ accounts: [account(1), account(2)], ...parts }));
  return await readWorld(file).then(
    () => "nothing",
    (error: Error) => error.message.slice(folder.path.length + 1),
  );
}
