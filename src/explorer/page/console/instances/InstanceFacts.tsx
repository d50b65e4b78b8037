import type { ReactNode } from "react";
import { useTexts } from "../../texts/texts.ts";
import type { Instance } from "../api/shapes.ts";
import { StateTag } from "../view/StateTag.tsx";
import { Timestamp } from "../view/Timestamp.tsx";

/** Details of an instance. */
export function InstanceDetails({ instance }: { readonly instance: Instance }) {
  const texts = useTexts();
  const { PublicAddresses, PrivateAddresses, PublicIpv6Addresses, InternetAccessible, SystemDisk } = instance;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      texts.state,
      <StateTag
        key="state"
        state={instance.InstanceState}
        operation={instance.LatestOperation}
        latest={instance.LatestOperationState}
      />,
    ],
    ["Id", <code key="id">{instance.InstanceId}</code>],
    [texts.bundle, `${instance.CPU} CPU, ${instance.Memory} GB, ${SystemDisk.DiskSize} GB ${SystemDisk.DiskType}`],
    [texts.system, instance.OsName],
    [texts.zone, instance.Zone],
    [texts.publicAddresses, [...PublicAddresses, ...PublicIpv6Addresses].join(", ") || "–"],
    [texts.privateAddresses, PrivateAddresses.join(", ") || "–"],
    [texts.bandwidth, `${InternetAccessible.InternetMaxBandwidthOut} Mbps`],
    [texts.created, <Timestamp key="created" at={instance.CreatedTime} />],
    [texts.expires, <Timestamp key="expires" at={instance.ExpiredTime} />],
    [texts.renewal, instance.RenewFlag],
  ];
  return (
    <dl className="details">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
