import type { ReactNode } from "react";

/** The name of a resource with its id. */
export function NameWithId({ name, id, children }: { name: string; id: string; children?: ReactNode }) {
  return (
    <span className="name-with-id">
      {children ?? name}
      <code>{id}</code>
    </span>
  );
}
