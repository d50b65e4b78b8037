import type { Target } from "./call.ts";
import { cpp } from "./cpp.ts";
import { csharp } from "./csharp.ts";
import { curl } from "./curl.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { nodejs } from "./nodejs.ts";
import { php } from "./php.ts";
import { python } from "./python.ts";
import { ruby } from "./ruby.ts";
import { tccli } from "./tccli.ts";
import { terraform } from "./terraform.ts";

/** All languages and tools for which programs are written, in the order in which they are offered. */
export const targets: readonly Target[] = [nodejs, python, go, java, php, csharp, cpp, ruby, tccli, curl, terraform];
