import { useId, useState } from "react";
import { Button } from "tdesign-react/es/button";
import { Tooltip } from "tdesign-react/es/tooltip";
import type { DeniedAction } from "../api/shapes.ts";

interface Props {
  readonly label: string;
  /** Name of the resource, for screen readers. */
  readonly resource: string;
  readonly theme: "danger" | "primary" | "default";
  readonly denied: DeniedAction | undefined;
  readonly onPress: () => void;
}

/** A button that says why it cannot be pressed: so it can still be reached then, by the pointer and by the keyboard. */
export function DeniableButton({ label, resource, theme, denied, onPress }: Props) {
  const id = useId();
  const [near, setNear] = useState(false);
  const reason = denied && `${denied.Message} (${denied.Code})`;
  return (
    <>
      <Tooltip visible={near && denied !== undefined} content={reason}>
        <span>
          <Button
            size="small"
            variant={theme === "primary" ? "base" : "outline"}
            theme={denied ? "default" : theme}
            className={denied ? "denied" : ""}
            aria-disabled={denied ? true : undefined}
            aria-describedby={denied ? id : undefined}
            aria-label={resource ? `${label} ${resource}` : undefined}
            onClick={() => !denied && onPress()}
            onMouseEnter={() => setNear(true)}
            onMouseLeave={() => setNear(false)}
            onFocus={({ currentTarget }) => setNear(currentTarget.matches(":focus-visible"))}
            onBlur={() => setNear(false)}
          >
            {label}
          </Button>
        </span>
      </Tooltip>
      {denied && (
        <span id={id} className="visually-hidden">
          {reason}
        </span>
      )}
    </>
  );
}
