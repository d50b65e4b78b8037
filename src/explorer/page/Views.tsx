import { type ReactNode, useState } from "react";
import { Radio } from "tdesign-react/es/radio";

interface View {
  readonly value: string;
  readonly label: string;
  /** Made when the view is chosen. */
  readonly content: () => ReactNode;
}

/** Several views of one thing, one at a time. TDesign's tabs cannot be reached by the keyboard; its radio buttons can. */
export function Views({ name, views }: { readonly name: string; readonly views: readonly View[] }) {
  const [chosen, setChosen] = useState(views[0]?.value);
  const view = views.find(({ value }) => value === chosen) ?? views[0];
  return (
    <>
      <fieldset className="views">
        <legend className="visually-hidden">{name}</legend>
        <Radio.Group variant="default-filled" value={view?.value ?? ""} onChange={(next) => setChosen(String(next))}>
          {views.map(({ value, label }) => (
            <Radio.Button key={value} value={value}>
              {label}
            </Radio.Button>
          ))}
        </Radio.Group>
      </fieldset>
      {view?.content()}
    </>
  );
}
