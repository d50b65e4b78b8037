import { useTexts } from "../../texts/texts.ts";
import { firstPage, listReader } from "../api/lists.ts";
import { blueprint, image } from "../api/shapes.ts";
import { isTransient } from "../api/transientStates.ts";
import { usePolledCall } from "../api/usePolledCall.ts";
import { ListPart } from "../view/ListPart.tsx";
import { NameWithId } from "../view/NameWithId.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { ShareSwitch } from "./ShareSwitch.tsx";

const read = listReader("ImageSet", image);
const readShared = listReader("BlueprintSet", blueprint);
const shared = {
  action: "DescribeBlueprints",
  input: { Filters: [{ Name: "blueprint-type", Values: ["SHARED"] }], ...firstPage },
};

/** The account's CVM images, and which of them are shared to Lighthouse. */
export function ImagesPart() {
  const texts = useTexts();
  const called = usePolledCall({ action: "DescribeImagesToShare", input: firstPage }, read, ({ rows }) =>
    rows.some(({ ImageState }) => isTransient(ImageState)),
  );
  const blueprints = usePolledCall(shared, readShared).value?.rows;
  return (
    <ListPart
      title={texts.cvmImages}
      called={called}
      empty={texts.noImages}
      id={({ ImageId }) => ImageId}
      columns={[
        { head: texts.name, cell: ({ ImageName, ImageId }) => <NameWithId name={ImageName} id={ImageId} /> },
        { head: texts.system, cell: ({ OsName }) => OsName },
        { head: texts.size, cell: ({ ImageSize }) => `${ImageSize} GB` },
        { head: texts.state, cell: ({ ImageState }) => <StateTag state={ImageState} /> },
        {
          head: texts.shared,
          cell: (one) =>
            blueprints && (
              <ShareSwitch image={one} blueprint={blueprints.find(({ ImageId }) => ImageId === one.ImageId)} />
            ),
        },
      ]}
    />
  );
}
