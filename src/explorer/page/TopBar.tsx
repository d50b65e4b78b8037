import { useEffect, useState } from "react";
import { Button } from "tdesign-react/es/button";
import { Select } from "tdesign-react/es/select";
import { Link, useLocation } from "wouter";
import { AccountChooser } from "./AccountChooser.tsx";
import { usePageData } from "./pageData.tsx";
import { QuickSearch } from "./search/QuickSearch.tsx";
import { languageSetting, regionSetting, themeSetting } from "./settings.ts";
import { useStored } from "./storedValue.ts";
import { useTexts } from "./texts/texts.ts";

/** The navigation, the search, and the region and account that calls use. */
export function TopBar() {
  const texts = useTexts();
  const [path] = useLocation();
  const [language, setLanguage] = useStored(languageSetting);
  const [theme, setTheme] = useStored(themeSetting);
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
  const pages = [
    { to: "/", name: texts.explorer, isCurrent: /^\/($|call|compare)/.test(path) },
    { to: "/docs/lighthouse", name: texts.documentation, isCurrent: path.startsWith("/docs") },
    { to: "/console", name: texts.console, isCurrent: path.startsWith("/console") },
    { to: "/journal", name: texts.journal, isCurrent: path.startsWith("/journal") },
  ];
  return (
    <header className="top">
      <Link href="/" className="brand">
        Skerry
      </Link>
      <nav aria-label="Skerry">
        {pages.map(({ to, name, isCurrent }) => (
          <Link key={to} href={to} aria-current={isCurrent ? "page" : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <Button className="search-button" variant="outline" onClick={() => setSearching(true)}>
        {texts.searchHint}
      </Button>
      {searching && <QuickSearch onClose={() => setSearching(false)} />}
      <RegionChooser />
      <AccountChooser />
      <Button variant="text" onClick={() => setLanguage(language === "en" ? "zh" : "en")}>
        {language === "en" ? "中文" : "English"}
      </Button>
      <Button variant="text" title={texts.theme} onClick={() => setTheme(theme === "dark" ? "light" : "dark")}>
        {theme === "dark" ? texts.light : texts.dark}
      </Button>
    </header>
  );
}

function RegionChooser() {
  const texts = useTexts();
  const { spec } = usePageData();
  const [region, setRegion] = useStored(regionSetting);
  const regions = spec.services["lighthouse"]?.actions["DescribeInstances"]?.regions ?? [];
  const options = (Array.isArray(regions) ? regions : []).map((one: string) => ({ label: one, value: one }));
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the component renders an input inside of the label
    <label className="chooser">
      <span className="visually-hidden">{texts.region}</span>
      <Select
        value={region}
        options={options}
        filterable
        creatable
        onChange={(next) => typeof next === "string" && next && setRegion(next)}
      />
    </label>
  );
}
