import type { Language } from "#kernel/errors.ts";

/** A public image, the same in every region. */
export interface PublicImage {
  readonly id: string;
  /** In English. The Chinese name replaces `64bit` with `64位`. */
  readonly os: string;
  readonly platform: string;
  readonly architecture: "x86_64" | "arm";
  /** GiB. */
  readonly size: number;
}

const x86 = (id: string, os: string, platform: string, size: number): PublicImage => ({
  id,
  os,
  platform,
  architecture: "x86_64",
  size,
});

/** Ids and systems are published together. Most sizes are assumed: 20 GiB for Linux, 50 for CentOS and Windows. */
export const publicImages: readonly PublicImage[] = [
  x86("img-9qrfy1xt", "TencentOS Server 4 for x86_64", "TencentOS", 20),
  x86("img-7rqxtnh9", "TencentOS Server 3.3 (TK4)", "TencentOS", 20),
  x86("img-eb30mz89", "TencentOS Server 3.1 (TK4)", "TencentOS", 20),
  {
    id: "img-9a0eg8mt",
    os: "TencentOS Server 3.1 for ARM64 (TK4)",
    platform: "TencentOS",
    architecture: "arm",
    size: 50,
  },
  x86("img-hdt9xxkt", "TencentOS Server 2.4", "TencentOS", 20),
  x86("img-j5e5hadz", "OpenCloudOS Server 9", "OpenCloudOS", 20),
  x86("img-028qly2h", "OpenCloudOS Server 8", "OpenCloudOS", 20),
  x86("img-mmytdhbn", "Ubuntu Server 24.04 LTS 64bit", "Ubuntu", 20),
  x86("img-487zeit5", "Ubuntu Server 22.04 LTS 64bit", "Ubuntu", 20),
  x86("img-22trbn9x", "Ubuntu Server 20.04 LTS 64bit", "Ubuntu", 20),
  x86("img-pi0ii46r", "Ubuntu Server 18.04.1 LTS 64bit", "Ubuntu", 20),
  x86("img-pyqx34y1", "Ubuntu Server 16.04.1 LTS 64bit", "Ubuntu", 20),
  x86("img-7ag0z2jt", "Debian 12 64bit", "Debian", 20),
  x86("img-btz2mndd", "Debian 11.4 64bit", "Debian", 20),
  x86("img-4cmp1f33", "Debian 11.1 64bit", "Debian", 20),
  x86("img-7ay90qj7", "Debian 10.12 64bit", "Debian", 20),
  x86("img-l8og963d", "CentOS 7.9 64bit", "CentOS", 50),
  x86("img-9qabwvbn", "CentOS 7.6 64bit", "CentOS", 50),
  x86("img-8toqc6s3", "CentOS 7.4 64bit", "CentOS", 50),
  x86("img-31tjrtph", "CentOS 7.2 64bit", "CentOS", 50),
  x86("img-9xqekomx", "CentOS Stream 9 64bit", "CentOS", 20),
  x86("img-8m9ugrip", "CentOS Stream 8 64bit", "CentOS", 20),
  x86("img-no59bf11", "Rocky Linux 9.2 64bit", "Rocky Linux", 20),
  x86("img-f089mf4l", "AlmaLinux 9.0 64bit", "AlmaLinux", 20),
  x86("img-jy2bb29p", "AlmaLinux 8.6 64bit", "AlmaLinux", 20),
  x86("img-d7j9x59z", "Fedora 37 64bit", "Fedora", 20),
  x86("img-aaa4d8d1", "openSUSE Leap 15.4 64bit", "openSUSE", 20),
  x86("img-ng3lehjp", "FreeBSD 13.1 64bit", "FreeBSD", 20),
  x86("img-29guuzjp", "Red Hat Enterprise Linux 10", "Red Hat", 20),
  x86("img-02j8jprl", "Red Hat Enterprise Linux 9", "Red Hat", 20),
  x86("img-eb87lxi3", "Windows Server 2025 Datacenter 64bit English", "Windows", 50),
  x86("img-6jb5wacd", "Windows Server 2025 Datacenter 64bit Chinese", "Windows", 50),
  x86("img-9tzezztj", "Windows Server 2022 Datacenter 64bit English", "Windows", 50),
  x86("img-m07ny34j", "Windows Server 2022 Datacenter 64bit Chinese", "Windows", 50),
  x86("img-bhvhr6pr", "Windows Server 2019 Datacenter 64bit English", "Windows", 50),
  x86("img-mmy6qctz", "Windows Server 2019 Datacenter 64bit Chinese", "Windows", 50),
  x86("img-1eckhm4t", "Windows Server 2016 Datacenter 64bit English", "Windows", 50),
  x86("img-9id7emv7", "Windows Server 2016 Datacenter 64bit Chinese", "Windows", 50),
];

/** The system's name in a language. */
export function systemName(image: PublicImage, language: Language): string {
  return language === "zh-CN" ? image.os.replace("64bit", "64位") : image.os;
}
