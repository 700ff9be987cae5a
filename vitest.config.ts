import { defineConfig } from "vitest/config";

// For machines under load: no test waits for time to pass.
const testTimeout = 60_000;

// Three kinds of tests: the client without a DOM, the stores and the page with one, and the contract's vectors.
export default defineConfig({
  test: {
    projects: [
      {
        extends: "./frontend/vite.config.ts",
        test: {
          name: "client",
          testTimeout,
          root: import.meta.dirname,
          environment: "node",
          include: ["frontend/src/realtime/**/*.test.ts", "frontend/*.test.ts"],
        },
      },
      {
        extends: "./frontend/vite.config.ts",
        test: {
          name: "page",
          testTimeout,
          root: import.meta.dirname,
          environment: "happy-dom",
          include: ["frontend/src/{state,dashboard}/**/*.test.{ts,tsx}"],
          setupFiles: ["frontend/src/testing/setup.ts"],
        },
      },
      { test: { name: "contract", testTimeout, environment: "node", include: ["tests/contract/**/*.test.ts"] } },
    ],
  },
});
