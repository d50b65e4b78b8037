import { Link } from "wouter";
import { useTexts } from "../../texts/texts.ts";
import { DisksPart } from "../disks/DisksPart.tsx";
import { FirewallPart } from "../firewalls/FirewallPart.tsx";
import { KeysPart } from "../keys/KeysPart.tsx";
import { OperationList } from "../operations/OperationList.tsx";
import { SnapshotsPart } from "../snapshots/SnapshotsPart.tsx";
import { Part } from "../view/Part.tsx";
import { ContainersPart } from "./ContainersPart.tsx";
import { InstanceDetails } from "./InstanceFacts.tsx";
import { McpServersPart } from "./McpServersPart.tsx";
import { instanceOperations } from "./operations.ts";
import { useInstances } from "./useInstances.ts";

/** One instance with all that belongs to it. */
export function InstancePage({ id }: { readonly id: string }) {
  const texts = useTexts();
  const { called, denials } = useInstances(id);
  const one = called.value?.rows[0];
  return (
    <>
      <p>
        <Link href="/console/instances">← {texts.instances}</Link>
      </p>
      <Part title={one?.InstanceName ?? id} called={called}>
        {({ rows: [row] }) =>
          row ? (
            <>
              <InstanceDetails instance={row} />
              <OperationList
                operations={instanceOperations}
                row={row}
                id={row.InstanceId}
                name={row.InstanceName}
                denials={denials}
              />
            </>
          ) : (
            <p className="hint">{texts.instanceNotFound}</p>
          )
        }
      </Part>
      {one && (
        <>
          <FirewallPart instance={id} />
          <DisksPart instance={one} />
          <SnapshotsPart instance={one} />
          <KeysPart instance={one} />
          <ContainersPart instance={id} />
          <McpServersPart instance={id} />
        </>
      )}
    </>
  );
}
