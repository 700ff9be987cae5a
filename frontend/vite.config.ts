import type { ClientRequest, IncomingMessage } from "node:http";
import react from "@vitejs/plugin-react";
import { defineConfig, type ProxyOptions } from "vite";

const server = `http://127.0.0.1:${process.env.PORT ?? "8000"}`;

/**
 * The server lets only its own origin in. What the page of this dev server sends is passed on in the server's name;
 * what another origin sends keeps its own, so that the server refuses it as ever.
 */
const proxied: ProxyOptions = {
  target: server,
  changeOrigin: true,
  ws: true,
  configure(proxy) {
    proxy.on("proxyReq", speakForThePage);
    proxy.on("proxyReqWs", speakForThePage);
  },
};

function speakForThePage(outgoing: ClientRequest, incoming: IncomingMessage): void {
  if (incoming.headers.origin === `http://${incoming.headers.host}`) outgoing.setHeader("origin", server);
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The page is served with a policy of `'self'`: nothing may be inlined as a data URL or a script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // By the name that the sign-in link has: a cookie of 127.0.0.1 is none of localhost.
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    proxy: { "/api": proxied, "/sign-in": proxied, "/healthz": proxied },
  },
});
