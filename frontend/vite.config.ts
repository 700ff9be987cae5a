import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = `http://127.0.0.1:${process.env.PORT ?? "8000"}`;

// The server compares the Origin with its own address, so the proxy speaks in its name (`changeOrigin` covers Host only).
const proxied = { target: server, headers: { origin: server } };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The page is served with `default-src 'self'`: nothing may be inlined as a data URL or a script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      "/api": { ...proxied, ws: true },
      "/sign-in": proxied,
      "/healthz": proxied,
    },
  },
});
