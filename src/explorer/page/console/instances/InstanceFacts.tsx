import type { ReactNode } from "react";
import { useWords } from "../../words/words.ts";
import type { Instance } from "../api/shapes.ts";
import { Moment } from "../view/Moment.tsx";
import { StateTag } from "../view/StateTag.tsx";

/** What is known of an instance. */
export function InstanceFacts({ instance }: { readonly instance: Instance }) {
  const words = useWords();
  const { PublicAddresses, PrivateAddresses, PublicIpv6Addresses, InternetAccessible, SystemDisk } = instance;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      words.state,
      <StateTag
        key="state"
        state={instance.InstanceState}
        operation={instance.LatestOperation}
        latest={instance.LatestOperationState}
      />,
    ],
    ["Id", <code key="id">{instance.InstanceId}</code>],
    [words.bundle, `${instance.CPU} CPU, ${instance.Memory} GB, ${SystemDisk.DiskSize} GB ${SystemDisk.DiskType}`],
    [words.system, instance.OsName],
    [words.zone, instance.Zone],
    [words.publicAddresses, [...PublicAddresses, ...PublicIpv6Addresses].join(", ") || "–"],
    [words.privateAddresses, PrivateAddresses.join(", ") || "–"],
    [words.bandwidth, `${InternetAccessible.InternetMaxBandwidthOut} Mbps`],
    [words.created, <Moment key="created" at={instance.CreatedTime} />],
    [words.expires, <Moment key="expires" at={instance.ExpiredTime} />],
    [words.renewal, instance.RenewFlag],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
