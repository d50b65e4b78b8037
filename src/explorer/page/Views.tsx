import { type ReactNode, useState } from "react";
import { Radio } from "tdesign-react/es/radio";

interface View {
  readonly value: string;
  readonly label: string;
  /** Rendered when the view is selected. */
  readonly content: () => ReactNode;
}

/** A switch between views. Uses radio buttons, because TDesign's tabs cannot be reached by keyboard. */
export function Views({ name, views }: { readonly name: string; readonly views: readonly View[] }) {
  const [selected, setSelected] = useState(views[0]?.value);
  const view = views.find(({ value }) => value === selected) ?? views[0];
  return (
    <>
      <fieldset className="views">
        <legend className="visually-hidden">{name}</legend>
        <Radio.Group variant="default-filled" value={view?.value ?? ""} onChange={(next) => setSelected(String(next))}>
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
