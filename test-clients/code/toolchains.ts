// Commands that run or compile generated programs, if their toolchain is installed.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Toolchain {
  /** The target whose programs it runs. */
  readonly target: string;
  /** The missing component; undefined if the toolchain is complete. */
  missing(): string | undefined;
  /** The command that runs a program in its folder. */
  readonly runs?: (folder: string) => readonly string[];
  /** The command that checks a program without its SDK. */
  readonly checks?: (folder: string) => readonly string[];
}

const [here, tools] = [import.meta.dir, join(import.meta.dir, "..", "..", ".tmp", "clients")];

/** Paths of the SDKs that scripts/clients.mjs installed. */
const python = join(tools, "python", "bin");
const jars = join(tools, "java", "*");

export const path = [python, process.env["PATH"]].join(delimiter);

const has = (program: string, version = "--version"): boolean => spawnSync(program, [version]).status === 0;
const needs = (program: string, version?: string) => () => (has(program, version) ? undefined : program);

export const toolchains: readonly Toolchain[] = [
  {
    target: "python",
    missing: () => (existsSync(join(python, "tccli")) ? undefined : "Python with the SDK"),
    runs: () => [join(python, "python"), "call.py"],
  },
  {
    target: "tccli",
    missing: () => (existsSync(join(python, "tccli")) ? undefined : "tccli"),
    runs: () => ["bash", "call.sh"],
  },
  { target: "go", missing: needs("go", "version"), runs: goProgram },
  {
    target: "java",
    missing: () => (has("java") && existsSync(join(tools, "java")) ? undefined : "Java with the SDK"),
    runs: () => ["java", "-cp", jars, "Main.java"],
  },
  { target: "php", missing: needs("php"), checks: () => ["php", "-l", "call.php"] },
  { target: "ruby", missing: needs("ruby"), checks: () => ["ruby", "-c", "call.rb"] },
  {
    target: "terraform",
    missing: needs("terraform"),
    checks: () => ["terraform", "fmt", "-check", "-diff", "main.tf"],
  },
  {
    target: "cpp",
    missing: () => (hasCppSdk() ? undefined : "g++ with the SDK's headers"),
    checks: () => ["g++", "-std=c++11", "-fsyntax-only", "main.cpp"],
  },
  { target: "csharp", missing: needs("dotnet"), runs: csharpProgram },
];

/** A copy of the SDK with additional newer types. */
function goProgram(folder: string): readonly string[] {
  const sdk = join(tools, "go-sdk");
  if (!existsSync(sdk)) {
    const { stdout } = spawnSync("go", ["mod", "download", "-json"], { cwd: join(here, "go"), encoding: "utf8" });
    const { Dir }: { Dir: string } = JSON.parse(stdout);
    for (const part of ["go.mod", "tencentcloud/common", "tencentcloud/lighthouse"]) {
      cpSync(join(Dir, part), join(sdk, part), { recursive: true });
    }
    spawnSync("chmod", ["-R", "u+w", sdk]);
  }
  const product = join(sdk, "tencentcloud", "lighthouse", "v20200324");
  cpSync(join(here, "go", "newer", "newer.go"), join(product, "newer.go"));
  const name = "github.com/tencentcloud/tencentcloud-sdk-go";
  const lines = ["module example.com/call", "go 1.21", `require ${name} v1.0.162`, `replace ${name} => ${sdk}`];
  writeFileSync(join(folder, "go.mod"), `${lines.join("\n")}\n`);
  return ["go", "run", "main.go"];
}

function hasCppSdk(): boolean {
  const source = "#include <tencentcloud/lighthouse/v20200324/LighthouseClient.h>\n";
  return spawnSync("g++", ["-fsyntax-only", "-x", "c++", "-"], { input: source }).status === 0;
}

function csharpProgram(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const project = [
    '<Project Sdk="Microsoft.NET.Sdk">',
    "<PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net8.0</TargetFramework></PropertyGroup>",
    '<ItemGroup><PackageReference Include="TencentCloudSDK.Lighthouse" Version="*" /></ItemGroup>',
    "</Project>",
  ];
  writeFileSync(join(folder, "call.csproj"), `${project.join("\n")}\n`);
  return ["dotnet", "run"];
}
