// The TypeScript decoders beside zod and ajv: the same texts, every constraint checked. Prints seconds by case as JSON.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { z } from "zod";
import { decodeClientMessage, decodeSessionsStateSnapshot } from "../generated/typescript/index.ts";

interface Inputs {
  readonly snapshot: string;
  readonly messages: readonly string[];
  readonly bundle: { readonly $defs: Readonly<Record<string, unknown>> };
}
interface Case {
  readonly times: number;
  readonly work: () => unknown;
}

const [, , file = "", rounds = "5"] = process.argv;
const inputs = JSON.parse(readFileSync(file, "utf8")) as Inputs;

const session = z.object({
  id: z.string().min(1).max(64),
  title: z.string(),
  command: z.array(z.string()).min(1),
  cwd: z.string(),
  state: z.string(),
  exit_code: z.int().min(0).max(255).optional(),
  signal: z.string().optional(),
  reason: z.string().optional(),
  created_at: z.string(),
  started_at: z.string().optional(),
  ended_at: z.string().optional(),
  last_activity_at: z.string(),
});
const snapshot = z.object({
  type: z.literal("snapshot"),
  topic: z.literal("sessions.state"),
  payload: z.object({ sessions: z.array(session) }),
});
const topics = z.array(z.string().min(1).max(255)).min(1).max(100);
const clientMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("subscribe"), topics }),
  z.object({ type: z.literal("unsubscribe"), topics }),
  z.object({ type: z.literal("ping") }),
]);

// Not strict: the bundle's own keywords are annotations to it. Every violation, as ours.
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
const { $defs } = inputs.bundle;
const isSnapshot = ajv.compile({ $defs, $ref: "#/$defs/SessionsStateSnapshot" });
const isClientMessage = ajv.compile({ $defs, $ref: "#/$defs/ClientMessage" });

function hold(verdict: boolean): void {
  if (!verdict) {
    throw new Error("a peer refused what is valid");
  }
}

function measure(cases: Readonly<Record<string, Case>>): Record<string, number> {
  const best: Record<string, number> = {};
  // One round more than asked: the first warms the engine up.
  for (let round = 0; round <= Number(rounds); round++) {
    for (const [name, { times, work }] of Object.entries(cases)) {
      const start = performance.now();
      for (let time = 0; time < times; time++) {
        work();
      }
      const seconds = (performance.now() - start) / 1000 / times;
      best[name] = round === 0 ? Number.POSITIVE_INFINITY : Math.min(best[name] ?? seconds, seconds);
    }
  }
  return best;
}

const text = inputs.snapshot;
const figures = {
  "a snapshot of 200 sessions": measure({
    wirepact: { times: 300, work: () => decodeSessionsStateSnapshot(text) },
    "JSON.parse alone": { times: 300, work: () => JSON.parse(text) as unknown },
    "ajv, JSON.parse and a verdict": { times: 300, work: () => hold(isSnapshot(JSON.parse(text))) },
    "zod 4, JSON.parse and parse": { times: 300, work: () => snapshot.parse(JSON.parse(text)) },
  }),
  "three client messages": measure({
    wirepact: { times: 20_000, work: () => inputs.messages.map((message) => decodeClientMessage(message)) },
    "JSON.parse alone": { times: 20_000, work: () => inputs.messages.map((message) => JSON.parse(message) as unknown) },
    ajv: {
      times: 20_000,
      work: () => {
        for (const message of inputs.messages) {
          hold(isClientMessage(JSON.parse(message)));
        }
      },
    },
    "zod 4": { times: 20_000, work: () => inputs.messages.map((message) => clientMessage.parse(JSON.parse(message))) },
  }),
};
process.stdout.write(JSON.stringify(figures));
