import type { CvmImage } from "#imagesource/port.ts";
import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { platformType } from "../../instance/objects/Instance.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { PublicBlueprint } from "../catalogue.ts";
import { type BlueprintRow, type NewBlueprint, ofCvm } from "../rows.ts";

export const Blueprint = objectType("Blueprint", {
  BlueprintId: string("Id of the blueprint."),
  DisplayTitle: string("Display name of the blueprint."),
  DisplayVersion: string("Display version of the blueprint."),
  Description: string("Description of the blueprint.").nullable(),
  OsName: string("Operating system with its version."),
  Platform: string("Operating system family, in upper case."),
  PlatformType: string("Platform type: LINUX_UNIX or WINDOWS."),
  BlueprintType: string(
    "Type. PURE_OS, APP_OS, DOCKER or GAME_PORTAL: public. PRIVATE: custom. SHARED: shared with the account.",
  ),
  ImageUrl: string("URL of the icon."),
  RequiredSystemDiskSize: int("System disk that an instance requires, in GB."),
  BlueprintState: string("State of the blueprint. NORMAL: ready to use."),
  CreatedTime: string("Creation time, in UTC. Null if unknown.").nullable(),
  BlueprintName: string("Machine-readable name of the blueprint."),
  SupportAutomationTools: bool("Whether commands can be run through the automation agent."),
  RequiredMemorySize: int("Memory that an instance requires, in GB."),
  ImageId: string("CVM image that the blueprint was shared from. Empty for other blueprints."),
  CommunityUrl: string("Home page of the software."),
  GuideUrl: string("URL of the user guide."),
  SceneIdSet: listOf(string("Id of a scene."), "Scenes that the blueprint is meant for."),
  DockerVersion: string("Docker version. Null without Docker.").nullable(),
  BlueprintShared: bool("Whether the account shares the blueprint with other accounts."),
  Tags: listOf(Tag, "Tags bound to the blueprint."),
});

const pictures =
  "https://cloudcache.tencent-cloud.com/open_proj/proj_qcloud_v2/tc-console/tea-static-lighthouse/src/styles/slice";

export function publicToBlueprint(blueprint: PublicBlueprint): typeof Blueprint.value {
  return {
    BlueprintId: blueprint.id,
    DisplayTitle: blueprint.title,
    DisplayVersion: blueprint.version,
    Description: "",
    OsName: blueprint.os,
    Platform: blueprint.platform,
    PlatformType: platformType(blueprint.platform),
    BlueprintType: blueprint.kind,
    ImageUrl: `${pictures}/${blueprint.icon}.svg`,
    RequiredSystemDiskSize: blueprint.disk,
    BlueprintState: blueprint.state,
    CreatedTime: blueprint.created,
    BlueprintName: blueprint.name,
    SupportAutomationTools: true,
    RequiredMemorySize: blueprint.memory,
    ImageId: "",
    CommunityUrl: blueprint.community,
    GuideUrl: blueprint.guide,
    SceneIdSet: blueprint.scenes,
    DockerVersion: blueprint.docker ?? null,
    BlueprintShared: false,
    Tags: [],
  };
}

/** Converts a row for its account. `shared` states whether the account shares it with others. */
export function toBlueprint(row: BlueprintRow, shared = false): typeof Blueprint.value {
  return {
    BlueprintId: row.id,
    DisplayTitle: row.name,
    DisplayVersion: "",
    Description: row.about,
    OsName: row.os,
    Platform: row.platform,
    PlatformType: platformType(row.platform),
    BlueprintType: row.kind,
    ImageUrl: "",
    RequiredSystemDiskSize: row.disk_size,
    BlueprintState: row.state,
    CreatedTime: isoTime(row.created),
    BlueprintName: row.name,
    SupportAutomationTools: true,
    RequiredMemorySize: row.memory,
    ImageId: ofCvm(row) ? row.image_id : "",
    CommunityUrl: "",
    GuideUrl: "",
    SceneIdSet: [],
    DockerVersion: null,
    BlueprintShared: shared,
    Tags: tagsOf(row),
  };
}

/** The blueprint row of a shared CVM image. */
export function ofCvmImage(
  image: Pick<CvmImage, "id" | "name" | "about" | "os" | "platform" | "size">,
  id: string,
  now: number,
): NewBlueprint {
  const platform = image.platform.toUpperCase();
  return {
    id,
    image_id: image.id,
    name: image.name,
    about: image.about,
    os: image.os,
    platform,
    disk_size: image.size,
    memory: platform === "WINDOWS" ? 2 : 1,
    created: now,
  };
}
