import { useEffect, useState } from "react";
import { Button } from "tdesign-react/es/button";
import { Select } from "tdesign-react/es/select";
import { Link, useLocation } from "wouter";
import { AccountChooser } from "./AccountChooser.tsx";
import { QuickSearch } from "./search/QuickSearch.tsx";
import { language, region, theme } from "./settings.ts";
import { useKnown } from "./spec.tsx";
import { useStored } from "./stored.ts";
import { useWords } from "./words/words.ts";

/** Where one is, where else one can go, and as whom and where calls are made. */
export function TopBar() {
  const words = useWords();
  const [path] = useLocation();
  const [tongue, setTongue] = useStored(language);
  const [shade, setShade] = useStored(theme);
  const [searching, setSearching] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setSearching(true);
    };
    window.addEventListener("keydown", open);
    return () => window.removeEventListener("keydown", open);
  }, []);
  const places = [
    { to: "/", name: words.explorer, here: /^\/($|call|compare)/.test(path) },
    { to: "/docs/lighthouse", name: words.documentation, here: path.startsWith("/docs") },
    { to: "/console", name: words.console, here: path.startsWith("/console") },
    { to: "/journal", name: words.journal, here: path.startsWith("/journal") },
  ];
  return (
    <header className="top">
      <Link href="/" className="brand">
        Skerry
      </Link>
      <nav aria-label="Skerry">
        {places.map(({ to, name, here }) => (
          <Link key={to} href={to} aria-current={here ? "page" : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <Button className="search-button" variant="outline" onClick={() => setSearching(true)}>
        {words.searchHint}
      </Button>
      {searching && <QuickSearch onClose={() => setSearching(false)} />}
      <RegionChooser />
      <AccountChooser />
      <Button variant="text" onClick={() => setTongue(tongue === "en" ? "zh" : "en")}>
        {tongue === "en" ? "中文" : "English"}
      </Button>
      <Button variant="text" title={words.theme} onClick={() => setShade(shade === "dark" ? "light" : "dark")}>
        {shade === "dark" ? words.light : words.dark}
      </Button>
    </header>
  );
}

function RegionChooser() {
  const words = useWords();
  const { spec } = useKnown();
  const [place, setPlace] = useStored(region);
  const served = spec.services["lighthouse"]?.actions["DescribeInstances"]?.regions ?? [];
  const options = (Array.isArray(served) ? served : []).map((one: string) => ({ label: one, value: one }));
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
    <label className="chooser">
      <span className="visually-hidden">{words.region}</span>
      <Select
        value={place}
        options={options}
        filterable
        creatable
        onChange={(next) => typeof next === "string" && next && setPlace(next)}
      />
    </label>
  );
}
