// Written by `wirepact gen` from the contract's schema; edit that, not this.
/**
 * `JSON.parse`, without an error of V8's (Node's issue 63785): once a text had a member whose name holds a backslash,
 * a later text's member may get that name instead of its own, if an escape stands in it.
 */

const STRING = /"((?:[^"\\]|\\[^])*)"(\s*:)?/g;

/** Parses a text; throws `SyntaxError` for one that is not JSON. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return hasEscapedName(text) ? withNamesRestored(JSON.parse(withPlainNames(text))) : value;
}

/** Tells whether a text, which is JSON, writes a member's name with an escape. Escapes stand in strings alone. */
function hasEscapedName(text: string): boolean {
  let escape = text.indexOf("\\");
  while (escape >= 0) {
    let close = text.indexOf('"', escape + 2);
    let next = text.indexOf("\\", escape + 2);
    while (next >= 0 && next < close) {
      if (next + 1 === close) close = text.indexOf('"', close + 1);
      next = text.indexOf("\\", next + 2);
    }
    if (isName(text, close + 1)) return true;
    escape = next;
  }
  return false;
}

/** Tells whether a colon comes next, after white space. */
function isName(text: string, start: number): boolean {
  let at = start;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return text[at] === ":";
}

/** Writes all names so that no escape stands in them; there is no half of a surrogate pair in them. */
function withPlainNames(text: string): string {
  return text.replace(STRING, (whole, inner: string, colon: string | undefined) => {
    return colon === undefined ? whole : `"${encodeURIComponent(JSON.parse(`"${inner}"`) as string)}"${colon}`;
  });
}

function withNamesRestored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNamesRestored);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [decodeURIComponent(name), withNamesRestored(item)]),
  );
}
