import type { ReactNode } from "react";

/** What people call a thing, with its id. */
export function Named({ name, id, children }: { name: string; id: string; children?: ReactNode }) {
  return (
    <span className="named">
      {children ?? name}
      <code>{id}</code>
    </span>
  );
}
