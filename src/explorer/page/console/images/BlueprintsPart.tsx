import { useState } from "react";
import { Select } from "tdesign-react/es/select";
import { useTexts } from "../../texts/texts.ts";
import { firstPage, listReader } from "../api/lists.ts";
import { blueprint } from "../api/shapes.ts";
import { isTransient } from "../api/transientStates.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { NameWithId } from "../view/NameWithId.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { blueprintOperations } from "./operations.ts";

const read = listReader("BlueprintSet", blueprint);
const types = ["PURE_OS", "APP_OS", "DOCKER", "GAME_PORTAL", "PRIVATE", "SHARED"];

/** The blueprints of the platform and the account, and those shared with the account. */
export function BlueprintsPart() {
  const texts = useTexts();
  const [type, setType] = useState("");
  const Filters = type ? [{ Name: "blueprint-type", Values: [type] }] : [];
  const called = usePolledCall({ action: "DescribeBlueprints", input: { Filters, ...firstPage } }, read, ({ rows }) =>
    rows.some(({ BlueprintState }) => isTransient(BlueprintState)),
  );
  return (
    <ListPart
      title={texts.blueprints}
      called={called}
      empty={texts.noBlueprints}
      tools={
        // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
        <label className="chooser">
          <span className="visually-hidden">{texts.kind}</span>
          <Select
            value={type}
            options={[{ value: "", label: texts.allKinds }, ...types.map((value) => ({ value, label: value }))]}
            onChange={(next) => setType(String(next))}
          />
        </label>
      }
      id={({ BlueprintId }) => BlueprintId}
      columns={[
        {
          head: texts.name,
          cell: ({ DisplayTitle, DisplayVersion, BlueprintName, BlueprintId }) => (
            <NameWithId name={`${DisplayTitle || BlueprintName} ${DisplayVersion}`} id={BlueprintId} />
          ),
        },
        { head: texts.kind, cell: ({ BlueprintType }) => BlueprintType },
        { head: texts.system, cell: ({ OsName }) => OsName },
        { head: texts.cvmImage, cell: ({ ImageId }) => (ImageId ? <code>{ImageId}</code> : "–") },
        { head: texts.minimumDisk, cell: ({ RequiredSystemDiskSize }) => `${RequiredSystemDiskSize} GB` },
        { head: texts.state, cell: ({ BlueprintState }) => <StateTag state={BlueprintState} /> },
        {
          head: texts.operations,
          cell: (row) =>
            row.BlueprintType === "PRIVATE" && (
              <OperationList operations={blueprintOperations} row={row} id={row.BlueprintId} name={row.BlueprintName} />
            ),
        },
      ]}
    />
  );
}
