import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Dashboard } from "./dashboard/Dashboard.tsx";
import "./dashboard/styles/index.css";
import { browserPorts, type Report, sameOriginUrl } from "./realtime/index.ts";
import { createApp } from "./state/app.ts";
import { AppContext } from "./state/hooks.ts";

const app = createApp({
  url: sameOriginUrl("/api/realtime"),
  streamUrl: "/api/realtime/sse",
  ports: browserPorts(),
  fetch: (input, init) => fetch(input, init),
  onReport: logReport,
});
app.connect();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");
createRoot(root).render(
  <StrictMode>
    <AppContext value={app}>
      <Dashboard />
    </AppContext>
  </StrictMode>,
);

function logReport(report: Report): void {
  // biome-ignore lint/suspicious/noConsole: the console is where a page's developer looks for what was survived.
  console.warn("realtime:", report);
}
