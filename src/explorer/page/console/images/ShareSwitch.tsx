import { useId, useState } from "react";
import { Switch } from "tdesign-react/es/switch";
import { formatText, useTexts } from "../../texts/texts.ts";
import { notifyChange } from "../api/changes.ts";
import type { Blueprint, Image } from "../api/shapes.ts";
import { useCaller } from "../api/useCaller.ts";
import { useNotices } from "../view/notices.tsx";

const action = "ModifyImageSharePermission";

interface Props {
  readonly image: Image;
  /** The Lighthouse blueprint of the image, if it is shared. */
  readonly blueprint: Blueprint | undefined;
}

/** Shares an image with Lighthouse or stops sharing it. Shows the reason if that is impossible. */
export function ShareSwitch({ image: { ImageId, ImageName, IsShareable, UnshareableReason }, blueprint }: Props) {
  const texts = useTexts();
  const call = useCaller();
  const notify = useNotices();
  const beside = useId();
  const [sending, setSending] = useState(false);
  const isShared = blueprint !== undefined;
  const change = async (share: boolean): Promise<void> => {
    setSending(true);
    const outcome = await call({ action, input: { ImageId, Permission: share ? "SHARE" : "CANCEL" } });
    setSending(false);
    notify("refusal" in outcome ? outcome : { done: formatText(texts.accepted, { action }), name: ImageName });
    notifyChange();
  };
  // The component passes unknown props to its button, though its type omits them.
  const named = {
    role: "switch",
    "aria-label": formatText(texts.share, { name: ImageName }),
    "aria-checked": isShared,
  };
  return (
    <span className="share">
      <Switch
        {...named}
        aria-describedby={beside}
        value={isShared}
        loading={sending}
        disabled={!isShared && !IsShareable}
        onChange={(share) => void change(share === true)}
      />
      <span id={beside}>{blueprint ? <code>{blueprint.BlueprintId}</code> : UnshareableReason}</span>
    </span>
  );
}
