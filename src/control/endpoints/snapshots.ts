import { int, listOf, objectType, string } from "#kernel/fields.ts";
import { latestVersion } from "#store/migrate.ts";
import { ControlError } from "../controlError.ts";
import { type ControlContext, endpoint, textEndpoint } from "../endpoint.ts";
import { checkExport, restoreSnapshot } from "../snapshots/restoreSnapshot.ts";
import { contentOf, saveSnapshot, storeSnapshot } from "../snapshots/saveSnapshot.ts";

const mediaType = "application/jsonl";

const path = "/_skerry/snapshots/{name}";
const name = string("Name of the snapshot.").pattern(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "before-upgrade");
const missing = { 404: "The snapshot does not exist." };
const newer = { 409: "The snapshot was written by a newer version, or the machines are real." };

const Snapshot = objectType("CloudSnapshot", {
  name: string("Name of the snapshot."),
  saved: string("Time of the machine at which it was saved or uploaded, ISO 8601."),
  bytes: int("Size of the export."),
  migrations: int("Version of the schema that wrote it."),
});

export const putSnapshot = endpoint({
  name: "saveSnapshot",
  method: "PUT",
  path,
  summary:
    "Saves the cloud as a snapshot, or stores an export with secrets as one. Replaces a snapshot with the same name.",
  parameters: { name },
  textBody: mediaType,
  body: { text: string("An export with secrets; default: the cloud as it is.").optional() },
  refuses: { ...newer, 413: "The export has more than 10 MiB." },
  output: Snapshot.fields,
  run: async ({ cloud, parameters, body: { text } }) => {
    if (text === undefined) await saveSnapshot(cloud, parameters.name);
    else
      await storeSnapshot(cloud, { name: parameters.name, content: text, migrations: await checkExport(text, cloud) });
    const [stored] = (await listed(cloud.db)).filter((one) => one.name === parameters.name);
    if (!stored) throw new ControlError(404, "Another request removed the snapshot.", "/name");
    return stored;
  },
});

export const listSnapshots = endpoint({
  name: "listSnapshots",
  method: "GET",
  path: "/_skerry/snapshots",
  summary: "Lists the snapshots of the cloud.",
  output: {
    snapshots: listOf(Snapshot, "By name."),
    migrations: int("Version of the schema of this server: it cannot restore newer snapshots."),
  },
  run: async ({ cloud }) => ({ snapshots: await listed(cloud.db), migrations: latestVersion }),
});

export const getSnapshot = textEndpoint({
  name: "downloadSnapshot",
  method: "GET",
  path,
  summary: "Downloads a snapshot: an export with all secrets in plain text.",
  parameters: { name },
  refuses: missing,
  mediaType,
  run: ({ cloud, parameters }) => contentNamed(cloud, parameters.name),
});

export const restore = endpoint({
  name: "restoreSnapshot",
  method: "POST",
  path: `${path}/restore`,
  summary: "Returns the cloud to a snapshot, at once for all servers. Work that was in progress continues from there.",
  destructive: true,
  parameters: { name },
  refuses: { ...missing, ...newer, 503: "A change holds a lock for longer than ten seconds, or conflicts." },
  output: { name: string("Name of the snapshot."), milliseconds: int("The duration of the restore.") },
  run: async ({ cloud, parameters }) => {
    const started = cloud.machineClock.now();
    await restoreSnapshot(await contentNamed(cloud, parameters.name), cloud);
    return { name: parameters.name, milliseconds: cloud.machineClock.now() - started };
  },
});

export const deleteSnapshot = endpoint({
  name: "deleteSnapshot",
  method: "DELETE",
  path,
  summary: "Deletes a snapshot.",
  destructive: true,
  parameters: { name },
  refuses: missing,
  output: { name: string("Name of the snapshot.") },
  run: async ({ cloud, parameters }) => {
    const query = cloud.db.deleteFrom("cloud_snapshots").where("name", "=", parameters.name);
    const { numDeletedRows } = await query.executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw notFound(parameters.name);
    return { name: parameters.name };
  },
});

async function contentNamed(cloud: ControlContext["cloud"], wanted: string): Promise<string> {
  const content = await contentOf(cloud, wanted);
  if (content === undefined) throw notFound(wanted);
  return content;
}

const notFound = (wanted: string) => new ControlError(404, `The snapshot \`${wanted}\` does not exist.`, "/name");

async function listed(db: ControlContext["cloud"]["db"]): Promise<readonly (typeof Snapshot.value)[]> {
  const query = db.selectFrom("cloud_snapshots").select(["name", "saved", "bytes", "migrations"]).orderBy("name");
  return (await query.execute()).map((row) => ({ ...row, saved: new Date(row.saved).toISOString() }));
}
