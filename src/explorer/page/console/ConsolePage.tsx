import type { ComponentType } from "react";
import { Link, Redirect } from "wouter";
import { useWords, type Words } from "../words/words.ts";
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

interface Place {
  readonly label: keyof Words;
  readonly shows: readonly ComponentType[];
}

/** The parts of the console, by their place in its address. */
const places: Readonly<Record<string, Place>> = {
  images: { label: "images", shows: [ImagesPart, BlueprintsPart] },
  instances: { label: "instances", shows: [InstancesPart] },
  disks: { label: "disks", shows: [DisksPart] },
  snapshots: { label: "snapshots", shows: [SnapshotsPart] },
  keys: { label: "keyPairs", shows: [KeysPart] },
  firewalls: { label: "firewallTemplates", shows: [TemplatesPart] },
  ccn: { label: "ccn", shows: [CcnPart] },
  quotas: { label: "quotas", shows: [QuotasPart] },
};

/** What the account has in the region, and what can be done with it: all of it by the API, as any client would. */
export default function ConsolePage({ part = "images", id }: { part?: string | undefined; id?: string | undefined }) {
  const words = useWords();
  const place = places[part];
  if (!place) return <Redirect to="/console" replace />;
  return (
    <main className="console">
      <h1 className="visually-hidden">{words.console}</h1>
      <nav aria-label={words.console}>
        {Object.entries(places).map(([name, { label }]) => (
          <Link key={name} href={`/console/${name}`} aria-current={name === part ? "page" : undefined}>
            {words[label]}
          </Link>
        ))}
      </nav>
      <Notices key={part}>
        {part === "instances" && id ? (
          <InstancePage key={id} id={id} />
        ) : (
          place.shows.map((Shown) => <Shown key={Shown.name} />)
        )}
      </Notices>
    </main>
  );
}
