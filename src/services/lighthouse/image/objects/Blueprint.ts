import type { CvmImage } from "#imagesource/port.ts";
import { bool, int, listOf, objectType, string } from "#kernel/fields.ts";
import { isoTime } from "#kernel/times.ts";
import { platformType } from "../../instance/objects/Instance.ts";
import { Tag, tagsOf } from "../../wire/objects/Tag.ts";
import type { PublicBlueprint } from "../catalogue.ts";
import { type BlueprintRow, type NewBlueprint, ofCvm } from "../rows.ts";

export const Blueprint = objectType("Blueprint", {
  BlueprintId: string("Id of the blueprint."),
  DisplayTitle: string("Its name for people."),
  DisplayVersion: string("Its version for people."),
  Description: string("What it is.").nullable(),
  OsName: string("The system on it, with its version."),
  Platform: string("Family of the system, in capitals."),
  PlatformType: string("LINUX_UNIX or WINDOWS."),
  BlueprintType: string(
    "PURE_OS, APP_OS, DOCKER or GAME_PORTAL: the platform's; PRIVATE: the account's; SHARED: received.",
  ),
  ImageUrl: string("Address of its picture."),
  RequiredSystemDiskSize: int("GB of system disk that an instance needs for it."),
  BlueprintState: string("NORMAL where it can be used."),
  CreatedTime: string("When it was made, in UTC.").nullable(),
  BlueprintName: string("Its name for programs."),
  SupportAutomationTools: bool("Whether commands can be run on it from outside."),
  RequiredMemorySize: int("GB of memory that an instance needs for it."),
  ImageId: string("The CVM image that it was shared from; empty for any other."),
  CommunityUrl: string("Home of the software on it."),
  GuideUrl: string("Where its use is explained."),
  SceneIdSet: listOf(string("Id of a scene."), "What it is meant for."),
  DockerVersion: string("Version of Docker on it.").nullable(),
  BlueprintShared: bool("Whether its owner shares it."),
  Tags: listOf(Tag, "Its tags."),
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

/** A row as its account sees it; `shared` tells that others may use it too. */
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

/** The blueprint that a CVM image becomes when it is shared. */
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
