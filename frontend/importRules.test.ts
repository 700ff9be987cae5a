import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const repo = join(import.meta.dirname, "..");

/** Per file of src, what it imports, and whether biome.json must forbid that. */
const rules: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  "realtime/client.ts": {
    "./backoff.ts": false,
    "@wirepact/contract": false,
    "@wirepact/contract/index.ts": true,
    "../../../generated/typescript/index.ts": true,
    react: true,
    "react/jsx-runtime": true,
    "react-dom/client": true,
    "../state/store.ts": true,
    "../dashboard/App.tsx": true,
  },
  "realtime/client.test.ts": { vitest: false, react: true, "../state/store.ts": true },
  "state/store.ts": {
    "./topicStore.ts": false,
    "@wirepact/contract": false,
    "@wirepact/contract/index.ts": true,
    "../realtime/index.ts": false,
    "../realtime/client.ts": true,
    "../dashboard/App.tsx": true,
    react: true,
    "react-dom": true,
  },
  "state/hooks.ts": { react: false, "@wirepact/contract/index.ts": true, "../dashboard/App.tsx": true },
  "state/more/hooks.ts": { react: true },
  "state/sessions.test.tsx": { react: false, "../realtime/client.ts": true },
  "dashboard/App.tsx": {
    react: false,
    "../state/hooks.ts": false,
    "../realtime/index.ts": false,
    "../realtime/client.ts": true,
    "@wirepact/contract": false,
    "@wirepact/contract/index.ts": true,
  },
  "dashboard/terminal/Screen.tsx": {
    "../../state/hooks.ts": false,
    "../../realtime/client.ts": true,
    "@wirepact/contract/index.ts": true,
  },
  "main.tsx": { "react-dom/client": false, "./realtime/client.ts": true, "@wirepact/contract/index.ts": true },
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "import-rules-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

test("biome.json says who may import whom", () => {
  cpSync(join(repo, "biome.json"), join(folder, "biome.json"));
  for (const [file, imports] of Object.entries(rules)) {
    const path = join(folder, "frontend/src", file);
    mkdirSync(dirname(path), { recursive: true });
    // One import a line, so that a finding's line names it.
    writeFileSync(
      path,
      Object.keys(imports)
        .map((imported) => `import "${imported}";\n`)
        .join(""),
    );
  }
  const found = findings();
  const verdicts = Object.entries(rules).map(([file, imports]) => [
    file,
    Object.fromEntries(Object.keys(imports).map((imported, at) => [imported, found.has(`${file}:${at + 1}`)])),
  ]);
  expect(Object.fromEntries(verdicts)).toEqual(rules);
});

/** Where the rule bites, as `file:line`. */
function findings(): ReadonlySet<string> {
  const biome = join(repo, "node_modules/@biomejs/biome/bin/biome");
  const args = ["lint", "--only=style/noRestrictedImports", "--vcs-enabled=false", "--reporter=json", "."];
  const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as Output;
  return new Set(
    diagnostics.map(({ location }) => `${location.path.replace("frontend/src/", "")}:${location.start.line}`),
  );
}

interface Output {
  readonly diagnostics: readonly { readonly location: { readonly path: string; readonly start: { line: number } } }[];
}
