// Written by `wirepact gen` from the contract's schema; edit that, not this.
/** What decoders and encoders throw. */

/**
 * One thing that the contract refuses.
 *
 * `pointer` is a JSON Pointer (RFC 6901) to the value; for `required` and `additionalProperties`, to the member.
 * `code` is the JSON Schema keyword that failed, or one of `json`, `duplicateKey`, `unsafeInteger`, `notFinite`,
 * `loneSurrogate` and `depth` (I-JSON, RFC 7493), or `x-topics` for an address that no topic has.
 */
export interface Violation {
  readonly pointer: string;
  readonly code: string;
  readonly expected: string;
  readonly got: string;
}

/** Data that the contract refuses. `violations` holds every one. */
export class ContractError extends Error {
  override readonly name = "ContractError";
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    const shown = violations.slice(0, 3).map(showViolation).join("; ");
    super(violations.length > 3 ? `${shown}; and ${violations.length - 3} more` : shown);
    this.violations = violations;
  }
}

function showViolation({ pointer, code, expected, got }: Violation): string {
  return `${pointer || "(root)"}: expected ${expected}, got ${got} (${code})`;
}

/** Tells a message of a newer peer from a broken one: its type is unknown, or its topic's address. */
export function unknownMessage(error: ContractError): "type" | "address" | undefined {
  for (const { pointer, code } of error.violations) {
    if (pointer === "/type" && (code === "oneOf" || code === "anyOf")) return "type";
    if (pointer === "/topic" && code === "x-topics") return "address";
  }
  return undefined;
}

/** Throws `RangeError` for a name that is no type's: callers without types may give any. */
export function checkName(types: object, name: string): void {
  if (!Object.hasOwn(types, name)) throw new RangeError(`the contract has no type "${name}"`);
}
