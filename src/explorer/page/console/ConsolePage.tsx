import type { ComponentType } from "react";
import { Link, Redirect } from "wouter";
import { type Texts, useTexts } from "../texts/texts.ts";
import { CcnPart } from "./ccn/CcnPart.tsx";
import { DisksPart } from "./disks/DisksPart.tsx";
import { TemplatesPart } from "./firewalls/TemplatesPart.tsx";
import { BlueprintsPart } from "./images/BlueprintsPart.tsx";
import { ImagesPart } from "./images/ImagesPart.tsx";
import { InstancePage } from "./instances/InstancePage.tsx";
import { InstancesPart } from "./instances/InstancesPart.tsx";
import { KeysPart } from "./keys/KeysPart.tsx";
import { QuotasPart } from "./quotas/QuotasPart.tsx";
import { SnapshotsPart } from "./snapshots/SnapshotsPart.tsx";
import { Notices } from "./view/notices.tsx";
import "./console.css";

interface ConsoleSection {
  readonly label: keyof Texts;
  readonly parts: readonly ComponentType[];
}

/** The sections of the console by the part of the path that selects them. */
const sections: Readonly<Record<string, ConsoleSection>> = {
  images: { label: "images", parts: [ImagesPart, BlueprintsPart] },
  instances: { label: "instances", parts: [InstancesPart] },
  disks: { label: "disks", parts: [DisksPart] },
  snapshots: { label: "snapshots", parts: [SnapshotsPart] },
  keys: { label: "keyPairs", parts: [KeysPart] },
  firewalls: { label: "firewallTemplates", parts: [TemplatesPart] },
  ccn: { label: "ccn", parts: [CcnPart] },
  quotas: { label: "quotas", parts: [QuotasPart] },
};

/** The resources of the account in the region, managed through the public API like by any other client. */
export default function ConsolePage({ part = "images", id }: { part?: string | undefined; id?: string | undefined }) {
  const texts = useTexts();
  const section = sections[part];
  if (!section) return <Redirect to="/console" replace />;
  return (
    <main className="console">
      <h1 className="visually-hidden">{texts.console}</h1>
      <nav aria-label={texts.console}>
        {Object.entries(sections).map(([name, { label }]) => (
          <Link key={name} href={`/console/${name}`} aria-current={name === part ? "page" : undefined}>
            {texts[label]}
          </Link>
        ))}
      </nav>
      <Notices key={part}>
        {part === "instances" && id ? (
          <InstancePage key={id} id={id} />
        ) : (
          section.parts.map((Component) => <Component key={Component.name} />)
        )}
      </Notices>
    </main>
  );
}
