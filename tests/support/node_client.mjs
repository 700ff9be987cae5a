// A client of the bus in Node: `node node_client.mjs ws|builtin URL COUNT` prints so many messages, then says goodbye.
import { WebSocket as PackagedWebSocket } from "ws";

const [which, url, count] = process.argv.slice(2);
const WebSocketClass = which === "ws" ? PackagedWebSocket : globalThis.WebSocket;
const socket = new WebSocketClass(url);
let left = Number(count);

socket.addEventListener("open", () => {
  socket.send('{"type":"subscribe","topics":["counter"]}');
});
socket.addEventListener("message", ({ data }) => {
  if (left > 0) {
    console.log(data);
    left -= 1;
    if (left === 0) {
      socket.close(1000);
    }
  }
});
socket.addEventListener("error", (event) => {
  console.error(String(event.message));
  process.exitCode = 1;
});
