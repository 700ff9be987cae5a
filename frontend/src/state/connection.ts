import type { RealtimeClient, Status } from "../realtime/index.ts";
import { createStore, type Store } from "./store.ts";

export interface ConnectionState {
  readonly status: Status;
  /** The last word on the credential was no. Stays while another attempt is made, so that the page does not flicker. */
  readonly signedOut: boolean;
}

/** The client's status as a store. It follows whether or not anybody looks, for as long as the client is there. */
export function createConnectionStore(client: RealtimeClient): Store<ConnectionState> {
  const store = createStore(read(client.status, false));
  client.onStatus((status) => store.setState(read(status, store.getState().signedOut)));
  return store;
}

function read(status: Status, wasSignedOut: boolean): ConnectionState {
  return { status, signedOut: status.state === "unauthorized" || (wasSignedOut && status.state !== "live") };
}
