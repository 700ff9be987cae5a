import type { ErrorMessage } from "@wirepact/contract";

/** Something that went wrong and was survived. */
export type Report =
  /** A newer server speaks of something this page does not know; the message was passed over. */
  | { readonly kind: "unknown_message_type"; readonly type: string }
  | { readonly kind: "unknown_topic"; readonly topic: string }
  /** Not as the contract says; `cause` is a ContractError where the text was JSON, with every violation. */
  | { readonly kind: "broken_message"; readonly topic: string | undefined; readonly cause: unknown }
  /** The server refused something that no held topic is named for. */
  | { readonly kind: "refused"; readonly error: ErrorMessage }
  | { readonly kind: "listener_failed"; readonly cause: unknown }
  | { readonly kind: "socket_failed"; readonly cause: unknown };

export type OnReport = (report: Report) => void;

/** Runs a listener; what it throws is reported and harms nobody else. */
export function guarded(run: () => void, report: OnReport): void {
  try {
    run();
  } catch (cause) {
    report({ kind: "listener_failed", cause });
  }
}
