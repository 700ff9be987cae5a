import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Cancel, openEventStream } from "./index.ts";

// A real server and the platform's own fetch.
let server: Server;
let answer: (response: ServerResponse, request: IncomingMessage) => void;
let url: string;
let heard: unknown[];
let signs: number;
let cancel: Cancel;

beforeEach(async () => {
  heard = [];
  signs = 0;
  cancel = () => undefined;
  server = createServer((request, response) => answer(response, request));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sse?topics=a`;
});

afterEach(async () => {
  cancel();
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

function open(): void {
  cancel = openEventStream(url, {
    onOpen: () => heard.push("open"),
    onEvent: (type, data) => heard.push([type, data]),
    onSign: () => {
      signs += 1;
    },
    onEnd: (end) => heard.push(end),
  });
}

async function eventually(assertion: () => void): Promise<void> {
  await vi.waitFor(assertion, { timeout: 15_000 });
}

function stream(response: ServerResponse): void {
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
  response.flushHeaders();
}

test("events and the end come in order, however the bytes are cut", async () => {
  const text = 'retry: 3000\n\ndata: {"word":"grüß"}\n\n:\n\nevent: close\ndata: {"code":1012}\n\n';
  answer = async (response, request) => {
    expect(request.headers.accept).toBe("text/event-stream");
    expect(request.url).toBe("/sse?topics=a");
    stream(response);
    for (const byte of Buffer.from(text)) {
      await new Promise((resolve) => {
        response.write(Uint8Array.of(byte), resolve);
      });
    }
    response.end();
  };
  open();
  await eventually(() =>
    expect(heard).toEqual([
      "open",
      ["message", '{"word":"grüß"}'],
      ["close", '{"code":1012}'],
      { reason: "the stream ended" },
    ]),
  );
});

test("whatever comes is a sign, also a part of an event, a comment, and how long to wait", async () => {
  let send: (text: string) => void = () => undefined;
  answer = (response) => {
    stream(response);
    send = (text) => response.write(text);
  };
  open();
  await eventually(() => expect(heard).toEqual(["open"]));
  expect(signs).toBe(0);
  for (const [at, text] of ["retry: 3000\n\n", ":\n\n", "data: the beginning of"].entries()) {
    send(text);
    await eventually(() => expect(signs).toBe(at + 1));
  }
  expect(heard).toEqual(["open"]);
});

test.each([
  [401, "application/json"],
  [503, "text/event-stream"],
  [200, "text/html"],
])("an answer of %i and %s is no stream, and not read to its end", async (status, type) => {
  const gone = vi.fn();
  answer = (response) => {
    response.on("close", gone);
    response.writeHead(status, { "Content-Type": type }).write("something else, for ever");
  };
  open();
  await eventually(() => expect(heard).toEqual([{ status, reason: `HTTP ${status} instead of a stream` }]));
  await eventually(() => expect(gone).toHaveBeenCalled());
});

test("a server that breaks off is an end with its reason", async () => {
  answer = (response) => {
    stream(response);
    response.write("data: 1\n\n", () => response.destroy());
  };
  open();
  await eventually(() =>
    expect(heard).toEqual(["open", ["message", "1"], { reason: expect.stringContaining("TypeError") }]),
  );
});

test("a server that is not there is an end with its reason", async () => {
  await new Promise((resolve) => {
    server.close(resolve);
  });
  open();
  await eventually(() => expect(heard).toEqual([{ reason: expect.stringContaining("TypeError") }]));
});

test("cancelled, it says nothing more, not even of what came already, and the server sees it go", async () => {
  const gone = vi.fn();
  answer = (response) => {
    response.on("close", gone);
    stream(response);
    response.write("data: 1\n\ndata: 2\n\n:\n\n");
  };
  cancel = openEventStream(url, {
    onOpen: () => heard.push("open"),
    onEvent(_, data) {
      heard.push(data);
      cancel();
    },
    onSign: () => undefined,
    onEnd: (end) => heard.push(end),
  });
  await eventually(() => expect(gone).toHaveBeenCalled());
  expect(heard).toEqual(["open", "1"]);
});
