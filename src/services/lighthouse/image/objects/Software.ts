import type { Message } from "#kernel/errors.ts";
import { inLanguage, type Language } from "#kernel/errors.ts";
import { listOf, objectType, string } from "#kernel/fields.ts";
import type { Blueprint } from "./Blueprint.ts";

const SoftwareDetail = objectType("SoftwareDetail", {
  Key: string("Machine-readable name."),
  Title: string("Display name."),
  Value: string("Value of the detail."),
});

export const Software = objectType("Software", {
  Name: string("Name of the software."),
  Version: string("Version of the software."),
  ImageUrl: string("URL of the icon."),
  InstallDir: string("Installation directory."),
  DetailSet: listOf(SoftwareDetail, "Access details, such as ports and credentials."),
});

interface Detail {
  readonly key: string;
  readonly title: Message;
  readonly value: Message;
}

/** The software of an application image, reachable at an address. Other images report none. */
export function softwareOf(
  blueprint: typeof Blueprint.value,
  address: string,
  language: Language,
): readonly (typeof Software.value)[] {
  if (blueprint.BlueprintType !== "APP_OS") return [];
  const panel = blueprint.BlueprintName.startsWith("btpanel");
  const windows = blueprint.PlatformType === "WINDOWS";
  const own = windows ? "C:\\lighthouse\\softwares" : "/usr/local/lighthouse/softwares";
  const separator = windows ? "\\" : "/";
  const details = panel ? panelDetails(address, windows) : [homepage(address)];
  return [
    {
      Name: blueprint.DisplayTitle,
      Version: blueprint.DisplayVersion,
      ImageUrl: blueprint.ImageUrl,
      InstallDir: panel ? (windows ? "C:\\BtSoft" : "/www") : `${own}${separator}${blueprint.BlueprintName}`,
      DetailSet: details.map(({ key, title, value }) => ({
        Key: key,
        Title: inLanguage(title, language),
        Value: inLanguage(value, language),
      })),
    },
  ];
}

function homepage(address: string): Detail {
  return { key: "IndexUrl", title: { en: "Homepage", zh: "首页地址" }, value: { en: `http://${address}` } };
}

function panelDetails(address: string, windows: boolean): readonly Detail[] {
  return [
    {
      key: "BTPanelIndexUrl",
      title: { en: "Panel", zh: "面板首页地址" },
      value: { en: `http://${address}:8888/tencentcloud` },
    },
    { key: "BTPanelPort", title: { en: "Port of the panel", zh: "面板端口" }, value: { en: "8888" } },
    {
      key: "BTPanelCredential",
      title: { en: "User name and password", zh: "用户名与密码" },
      value: { en: windows ? "bt default" : "sudo /etc/init.d/bt default" },
    },
  ];
}
