/** Systems that can be imported, with their versions. `-` means that no version is required. */
const systems: Readonly<Record<string, readonly string[]>> = {
  Windows: ["-", "Windows Server 2012", "Windows Server 2016", "Windows Server 2019", "Windows Server 2022"],
  CentOS: ["5", "6", "7", "8"],
  "CentOS Stream": ["8", "9"],
  CoreOS: ["7"],
  Debian: ["6", "7", "8", "9", "10", "11", "12"],
  FreeBSD: ["10", "11", "12", "13"],
  Redhat: ["5", "6", "7", "8", "9"],
  OpenSUSE: ["11", "12", "15"],
  SUSE: ["10", "11", "12", "13", "15"],
  Ubuntu: ["10", "12", "14", "16", "18", "20", "22", "24"],
  TencentOS: ["2", "3", "4"],
  AlmaLinux: ["8", "9"],
  "Rocky Linux": ["8", "9"],
  Fedora: ["37", "38", "39"],
  "Other Linux": ["-"],
};

/** The importable versions of a system. Undefined if the system cannot be imported. */
export const importableSystem = (type: string): readonly string[] | undefined =>
  Object.hasOwn(systems, type) ? systems[type] : undefined;

export type ImportFormat = "image" | "iso" | "other";

/** The file format, derived from the URL. */
export function importFormat(url: URL): ImportFormat {
  const ending = /\.(\w+)$/.exec(url.pathname)?.[1]?.toLowerCase() ?? "";
  if (ending === "iso") return "iso";
  return ["raw", "img", "vhd", "qcow2", "vmdk"].includes(ending) ? "image" : "other";
}

/** The name of an imported system. */
export function systemOf(type: string, version: string, architecture: string) {
  const bits = architecture === "i386" ? "32bit" : "64bit";
  const name = type === "Windows" && version !== "-" ? version : version === "-" ? type : `${type} ${version}`;
  return { os: `${name} ${bits}`, platform: type, architecture: architecture === "arm_64" ? "arm" : architecture };
}
