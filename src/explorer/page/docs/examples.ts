import { useEffect, useState } from "react";
import type { Examples } from "../../examples/examples.ts";
import { fetched } from "../spec.tsx";

const loaded = new Map<string, Promise<Examples>>();

/** The recorded examples of a service, which are asked for once; undefined until they are there. */
export function useExamples(service: string): Examples | Error | undefined {
  const [examples, setExamples] = useState<Examples | Error>();
  useEffect(() => {
    let wanted = true;
    const asked = loaded.get(service) ?? fetched<Examples>(`/_skerry/examples/${service}`);
    loaded.set(service, asked);
    asked.then(
      (some) => wanted && setExamples(some),
      (error: unknown) => {
        loaded.delete(service); // so that it is asked again next time
        if (wanted) setExamples(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      wanted = false;
    };
  }, [service]);
  return examples;
}
