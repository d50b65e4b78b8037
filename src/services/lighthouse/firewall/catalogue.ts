const accepted = (
  protocol: string,
  port: string,
  en: string,
  zh: string,
  about: { readonly en: string; readonly zh: string },
) => ({
  protocol,
  port,
  action: "ACCEPT",
  title: { en, zh },
  about,
});

/** Predefined rules, in the published order. */
export const offeredRules = [
  accepted("TCP", "3389", "Windows login (3389)", "Windows登录(3389)", {
    en: "Remote desktop of Windows",
    zh: "Windows 远程桌面",
  }),
  accepted("TCP", "22", "Linux login (22)", "Linux登录(22)", { en: "SSH of Linux", zh: "Linux SSH 登录" }),
  accepted("TCP", "80", "HTTP(80)", "HTTP(80)", { en: "Web servers", zh: "Web 服务" }),
  accepted("TCP", "443", "HTTPS(443)", "HTTPS(443)", { en: "Web servers with TLS", zh: "HTTPS Web 服务" }),
  accepted("TCP", "3306", "MySQL(3306)", "MySQL(3306)", { en: "MySQL", zh: "MySQL 服务" }),
  accepted("TCP", "1433", "SQL Server(1433)", "SQL Server(1433)", { en: "SQL Server", zh: "SQL Server 服务" }),
  accepted("TCP", "1-65535", "All TCP", "全部TCP", { en: "Every TCP port", zh: "全部 TCP 端口" }),
  accepted("UDP", "1-65535", "All UDP", "全部UDP", { en: "Every UDP port", zh: "全部 UDP 端口" }),
  accepted("ICMP", "ALL", "Ping-ICMP", "Ping-ICMP", { en: "Ping", zh: "Ping 探测" }),
  accepted("ALL", "ALL", "ALL", "ALL", { en: "Everything", zh: "全部流量" }),
];
