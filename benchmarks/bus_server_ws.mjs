// The peer of `fanout.py` and `idle.py` written with Node's `ws`: says and does what bus_servers.py does.
import { createServer } from "node:net";
import { argv, cpuUsage, exit, stdout } from "node:process";
import { WebSocketServer } from "ws";

const [event, hello, secondsText, burstText] = argv.slice(2);
const seconds = Number(secondsText);
const burst = Number(burstText);
const WINDOW = 8;

const clients = new Set();
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, backlog: 4096, perMessageDeflate: false });
server.on("connection", (socket) => {
  socket.once("message", () => {
    socket.send(hello);
    clients.add(socket);
  });
  socket.on("close", () => clients.delete(socket));
});

const control = createServer((connection) => {
  let began = 0;
  let cpu;
  let sent = 0;
  let answered = 0;
  const elapsed = () => (performance.now() - began) / 1000;
  const publish = () => {
    if (elapsed() < seconds && sent - answered < WINDOW) {
      for (let number = 0; number < burst; number += 1) {
        for (const client of clients) {
          client.send(event);
        }
      }
      sent += 1;
      setImmediate(publish);
    } else if (elapsed() >= seconds && answered === sent) {
      const used = cpuUsage(cpu);
      const result = { bursts: sent, seconds: elapsed(), cpu_seconds: (used.user + used.system) / 1e6 };
      stdout.write(`${JSON.stringify(result)}\n`, () => exit(0));
    }
  };
  connection.on("data", (data) => {
    if (began === 0) {
      began = performance.now();
      cpu = cpuUsage();
      publish();
    } else {
      const waited = elapsed() >= seconds || sent - answered >= WINDOW;
      answered += data.length;
      if (waited) {
        publish();
      }
    }
  });
});

server.on("listening", () => {
  control.listen(0, "127.0.0.1", () => {
    const ports = { port: server.address().port, control_port: control.address().port };
    stdout.write(`${JSON.stringify(ports)}\n`);
  });
});
