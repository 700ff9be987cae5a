// The TypeScript decoders beside zod and ajv: the same texts, every constraint checked. Prints seconds by case as JSON.
// zod is asked for what it decodes, ajv for a verdict; only ours asks for I-JSON as well. In each table ours comes first.
import { readFileSync } from "node:fs";
import {
  ContractError,
  clientMessageFromValue,
  decodeClientMessage,
  decodeSessionsStateEvent,
  decodeSessionsStateSnapshot,
  encodeSessionsStateSnapshot,
  sessionsStateSnapshotFromValue,
} from "../generated/typescript/index.ts";
import { ajvPeers, type Peer, zodPeers } from "./codegen_decoders_peers.ts";

interface Inputs {
  readonly snapshot: string;
  readonly messages: readonly string[];
  readonly bundle: { readonly $defs: Readonly<Record<string, unknown>> };
}
type Work = () => unknown;
type Table = Readonly<Record<string, Work>>;
type Decode = (text: string) => unknown;

const [, , file = "", rounds = "5"] = process.argv;
const inputs = JSON.parse(readFileSync(file, "utf8")) as Inputs;
const ajv = ajvPeers(inputs.bundle.$defs);
const zod = zodPeers();

const snapshot = inputs.snapshot;
const parsed = JSON.parse(snapshot) as { readonly payload: { readonly sessions: readonly object[] } };
const compact = JSON.stringify(parsed);
const newer = write((session, index) => ({ ...session, owner: { name: `owner ${index}`, since: index } }));
const escaped = write((session) => ({ ...session, title: 'say "Grüße"\nfrom \\ and \u{1f600}' }));
const wrong = write((session, index) => (index % 50 === 49 ? { ...session, id: 1, exit_code: 256 } : session));
const events = parsed.payload.sessions.slice(0, 3).map((session) => {
  const payload = { type: "session_changed", session };
  return JSON.stringify({ type: "event", topic: "sessions.state", payload });
});

function write(change: (session: object, index: number) => object): string {
  const sessions = parsed.payload.sessions.map(change);
  return JSON.stringify({ ...parsed, payload: { sessions } });
}

function measure(table: Table, times: number): Record<string, number> {
  const best: Record<string, number> = {};
  // One round more than asked: the first warms the engine up.
  for (let round = 0; round <= Number(rounds); round++) {
    for (const [name, work] of Object.entries(table)) {
      const start = performance.now();
      for (let time = 0; time < times; time++) work();
      const seconds = (performance.now() - start) / 1000 / times;
      best[name] = round === 0 ? Number.POSITIVE_INFINITY : Math.min(best[name] ?? seconds, seconds);
    }
  }
  return best;
}

function refused(work: Work): void {
  try {
    work();
  } catch (error) {
    if (error instanceof ContractError && error.violations.length > 1) return;
    throw error;
  }
  throw new Error("what is wrong was let through");
}

function fromTexts(ours: Decode, peer: keyof typeof ajv & keyof typeof zod, ...texts: readonly string[]): Table {
  const all = (decode: Decode) => () => {
    for (const text of texts) decode(text);
  };
  return {
    wirepact: all(ours),
    "JSON.parse alone": all((text) => JSON.parse(text) as unknown),
    "ajv, JSON.parse and a verdict": all((text) => hold(ajv[peer], JSON.parse(text))),
    "zod 4, JSON.parse and parse": all((text) => hold(zod[peer], JSON.parse(text))),
  };
}

function hold(peer: Peer, value: unknown): void {
  if (!peer(value)) throw new Error("a peer refused what is valid");
}

const ofSnapshot = (text: string) => fromTexts(decodeSessionsStateSnapshot, "snapshot", text);
const messages = inputs.messages.map((message) => JSON.parse(message) as unknown);
const typed = decodeSessionsStateSnapshot(snapshot);
const figures = {
  "a snapshot of 200 sessions": measure(ofSnapshot(snapshot), 300),
  "the same, compact": measure(ofSnapshot(compact), 300),
  "the same, of a newer peer: a member more each": measure(ofSnapshot(newer), 300),
  "the same, with escapes": measure(ofSnapshot(escaped), 300),
  "three client messages": measure(fromTexts(decodeClientMessage, "clientMessage", ...inputs.messages), 20_000),
  "three events": measure(fromTexts(decodeSessionsStateEvent, "event", ...events), 5_000),
  "the snapshot, 8 violations": measure(
    {
      wirepact: () => refused(() => decodeSessionsStateSnapshot(wrong)),
      ajv: () => ajv.snapshot(JSON.parse(wrong)),
      "zod 4": () => zod.snapshot(JSON.parse(wrong)),
    },
    100,
  ),
  "the snapshot, from a parsed value": measure(
    {
      "wirepact, a copy": () => sessionsStateSnapshotFromValue(parsed),
      "ajv, a verdict": () => hold(ajv.snapshot, parsed),
      "zod 4, a copy": () => hold(zod.snapshot, parsed),
    },
    300,
  ),
  "three client messages, from parsed values": measure(
    {
      "wirepact, copies": () => messages.map(clientMessageFromValue),
      "ajv, verdicts": () => messages.map(ajv.clientMessage),
      "zod 4, copies": () => messages.map(zod.clientMessage),
    },
    20_000,
  ),
  "encoding the snapshot": measure(
    {
      wirepact: () => encodeSessionsStateSnapshot(typed),
      "JSON.stringify alone, nothing checked": () => JSON.stringify(typed),
    },
    300,
  ),
};
process.stdout.write(JSON.stringify(figures));
