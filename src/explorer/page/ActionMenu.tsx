import { useState } from "react";
import { Select } from "tdesign-react/es/select";
import { Link, useLocation } from "wouter";
import { usePageData, useTranslate } from "./pageData.tsx";
import { actionPath } from "./paths.ts";
import { useTexts } from "./texts/texts.ts";

interface Props {
  readonly service: string;
  readonly action: string;
  /** The path that an action links to. */
  readonly pathOf?: (service: string, action: string) => string;
}

/** The actions of a service, grouped by their published category. */
export function ActionMenu({ service, action, pathOf = actionPath }: Props) {
  const texts = useTexts();
  const { spec } = usePageData();
  const [, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  const names = Object.keys(spec.services);
  const translate = useTranslate(spec.services[service] ?? { chinese: {} });
  const categories = Object.entries(
    Object.groupBy(Object.entries(spec.services[service]?.actions ?? {}), ([, { category }]) => category),
  ).sort(([a], [b]) => a.localeCompare(b));
  return (
    <nav className="menu" aria-label={texts.actions}>
      <button type="button" className="menu-switch" aria-expanded={open} onClick={() => setOpen(!open)}>
        {texts.menu}
      </button>
      <div className="menu-content" data-open={open}>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label */}
        <label>
          {texts.service}
          <Select
            value={service}
            options={names.map((name) => ({ label: name, value: name }))}
            onChange={(next) => {
              const [first] = Object.keys(spec.services[String(next)]?.actions ?? {});
              if (first) navigate(pathOf(String(next), first));
            }}
          />
        </label>
        {categories.map(([category, actions = []]) => (
          <details key={category} open={actions.some(([name]) => name === action)}>
            <summary>
              {translate(category)} <span className="count">{actions.length}</span>
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
