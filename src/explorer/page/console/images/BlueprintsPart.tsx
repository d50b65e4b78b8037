import { useState } from "react";
import { Select } from "tdesign-react/es/select";
import { useWords } from "../../words/words.ts";
import { listIn, pages } from "../api/lists.ts";
import { isPassing } from "../api/passing.ts";
import { blueprint } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { OperationList } from "../operations/OperationList.tsx";
import { ListPart } from "../view/ListPart.tsx";
import { Named } from "../view/Named.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { blueprintOperations } from "./operations.ts";

const read = listIn("BlueprintSet", blueprint);
const types = ["PURE_OS", "APP_OS", "DOCKER", "GAME_PORTAL", "PRIVATE", "SHARED"];

/** What instances can be made of: the platform's, the account's own, and what is shared with it. */
export function BlueprintsPart() {
  const words = useWords();
  const [type, setType] = useState("");
  const Filters = type ? [{ Name: "blueprint-type", Values: [type] }] : [];
  const called = useCalled({ action: "DescribeBlueprints", input: { Filters, ...pages } }, read, ({ rows }) =>
    rows.some(({ BlueprintState }) => isPassing(BlueprintState)),
  );
  return (
    <ListPart
      title={words.blueprints}
      called={called}
      empty={words.noBlueprints}
      tools={
        // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
        <label className="chooser">
          <span className="visually-hidden">{words.kind}</span>
          <Select
            value={type}
            options={[{ value: "", label: words.allKinds }, ...types.map((value) => ({ value, label: value }))]}
            onChange={(next) => setType(String(next))}
          />
        </label>
      }
      id={({ BlueprintId }) => BlueprintId}
      columns={[
        {
          head: words.name,
          cell: ({ DisplayTitle, DisplayVersion, BlueprintName, BlueprintId }) => (
            <Named name={`${DisplayTitle || BlueprintName} ${DisplayVersion}`} id={BlueprintId} />
          ),
        },
        { head: words.kind, cell: ({ BlueprintType }) => BlueprintType },
        { head: words.system, cell: ({ OsName }) => OsName },
        { head: words.cvmImage, cell: ({ ImageId }) => (ImageId ? <code>{ImageId}</code> : "–") },
        { head: words.leastDisk, cell: ({ RequiredSystemDiskSize }) => `${RequiredSystemDiskSize} GB` },
        { head: words.state, cell: ({ BlueprintState }) => <StateTag state={BlueprintState} /> },
        {
          head: words.operations,
          cell: (row) =>
            row.BlueprintType === "PRIVATE" && (
              <OperationList operations={blueprintOperations} row={row} id={row.BlueprintId} name={row.BlueprintName} />
            ),
        },
      ]}
    />
  );
}
