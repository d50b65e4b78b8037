import { useWords } from "../../words/words.ts";
import { listIn, pages } from "../api/lists.ts";
import { isPassing } from "../api/passing.ts";
import { blueprint, image } from "../api/shapes.ts";
import { useCalled } from "../api/useCalled.ts";
import { ListPart } from "../view/ListPart.tsx";
import { Named } from "../view/Named.tsx";
import { StateTag } from "../view/StateTag.tsx";
import { ShareSwitch } from "./ShareSwitch.tsx";

const read = listIn("ImageSet", image);
const readShared = listIn("BlueprintSet", blueprint);
const shared = {
  action: "DescribeBlueprints",
  input: { Filters: [{ Name: "blueprint-type", Values: ["SHARED"] }], ...pages },
};

/** The account's CVM images, and which of them are shared to Lighthouse. */
export function ImagesPart() {
  const words = useWords();
  const called = useCalled({ action: "DescribeImagesToShare", input: pages }, read, ({ rows }) =>
    rows.some(({ ImageState }) => isPassing(ImageState)),
  );
  const blueprints = useCalled(shared, readShared).value?.rows;
  return (
    <ListPart
      title={words.cvmImages}
      called={called}
      empty={words.noImages}
      id={({ ImageId }) => ImageId}
      columns={[
        { head: words.name, cell: ({ ImageName, ImageId }) => <Named name={ImageName} id={ImageId} /> },
        { head: words.system, cell: ({ OsName }) => OsName },
        { head: words.size, cell: ({ ImageSize }) => `${ImageSize} GB` },
        { head: words.state, cell: ({ ImageState }) => <StateTag state={ImageState} /> },
        {
          head: words.shared,
          cell: (one) =>
            blueprints && (
              <ShareSwitch image={one} blueprint={blueprints.find(({ ImageId }) => ImageId === one.ImageId)} />
            ),
        },
      ]}
    />
  );
}
