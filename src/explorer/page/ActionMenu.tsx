import { useState } from "react";
import { Select } from "tdesign-react/es/select";
import { Link, useLocation } from "wouter";
import { actionPath } from "./paths.ts";
import { useKnown, useTold } from "./spec.tsx";
import { useWords } from "./words/words.ts";

interface Props {
  readonly service: string;
  readonly action: string;
  /** Where an action leads to. */
  readonly pathOf?: (service: string, action: string) => string;
}

/** Every action of a service under its published category. */
export function ActionMenu({ service, action, pathOf = actionPath }: Props) {
  const words = useWords();
  const { spec } = useKnown();
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  const names = Object.keys(spec.services);
  const told = useTold(spec.services[service] ?? { chinese: {} });
  const categories = Object.entries(
    Object.groupBy(Object.entries(spec.services[service]?.actions ?? {}), ([, { category }]) => category),
  ).sort(([a], [b]) => a.localeCompare(b));
  return (
    <nav className="menu" aria-label={words.actions}>
      <button type="button" className="menu-switch" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.menu}
      </button>
      <div className="menu-content" data-open={open}>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
        <label>
          {words.service}
          <Select
            value={service}
            options={names.map((name) => ({ label: name, value: name }))}
            onChange={(next) => {
              const [first] = Object.keys(spec.services[String(next)]?.actions ?? {});
              if (first) go(pathOf(String(next), first));
            }}
          />
        </label>
        {categories.map(([category, actions = []]) => (
          <details key={category} open={actions.some(([name]) => name === action)}>
            <summary>
              {told(category)} <span className="count">{actions.length}</span>
            </summary>
            <ul>
              {actions.map(([name]) => (
                <li key={name}>
                  <Link
                    href={pathOf(service, name)}
                    aria-current={name === action ? "page" : undefined}
                    onClick={() => setOpen(false)}
                  >
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </nav>
  );
}
