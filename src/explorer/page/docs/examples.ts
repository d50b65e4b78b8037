import { useEffect, useState } from "react";
import type { Examples } from "../../examples/examples.ts";
import { fetchJson } from "../pageData.tsx";

const loaded = new Map<string, Promise<Examples>>();

/** The recorded examples of a service, requested only once. Undefined while loading. */
export function useExamples(service: string): Examples | Error | undefined {
  const [examples, setExamples] = useState<Examples | Error>();
  useEffect(() => {
    let isMounted = true;
    const request = loaded.get(service) ?? fetchJson<Examples>(`/_skerry/examples/${service}`);
    loaded.set(service, request);
    request.then(
      (loadedExamples) => isMounted && setExamples(loadedExamples),
      (error: unknown) => {
        loaded.delete(service); // Retry on the next use.
        if (isMounted) setExamples(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      isMounted = false;
    };
  }, [service]);
  return examples;
}
