import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { useTexts } from "../../texts/texts.ts";
import type { Refusal } from "../api/useCaller.ts";
import { RefusalAlert } from "./RefusalAlert.tsx";

/** The result of the latest operation without a dialog. */
export type Notice = { readonly done: string; readonly name: string } | { readonly refusal: Refusal };

const Context = createContext<(notice: Notice) => void>(() => {});

export const useNotices = (): ((notice: Notice) => void) => useContext(Context);

export function Notices({ children }: { readonly children: ReactNode }) {
  const texts = useTexts();
  const [notice, setNotice] = useState<Notice>();
  const notify = useCallback((next: Notice) => setNotice(next), []);
  return (
    <Context.Provider value={notify}>
      <div className="notices" data-any={notice !== undefined}>
        <p role="status">
          {notice && "done" in notice && (
            <>
              {notice.done} {notice.name && <strong>{notice.name}</strong>}
            </>
          )}
        </p>
        {notice && "refusal" in notice && <RefusalAlert refusal={notice.refusal} />}
        {notice && (
          <button type="button" onClick={() => setNotice(undefined)} aria-label={texts.close}>
            ×
          </button>
        )}
      </div>
      {children}
    </Context.Provider>
  );
}
