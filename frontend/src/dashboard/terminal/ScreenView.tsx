import type { Screen } from "@wirepact/contract";
import { widthAt } from "./cells.ts";
import type { Style } from "./look.ts";
import { ScreenLine } from "./ScreenLine.tsx";

export interface ScreenViewProps {
  readonly screen: Screen;
  readonly label: string;
  /** Nothing will be written any more: no cursor is shown. */
  readonly closed: boolean;
}

/**
 * A terminal's screen as it stands, on a grid of its size. Who listens to the page finds its lines when they go there,
 * and is not told of each change.
 */
export function ScreenView({ screen, label, closed }: ScreenViewProps) {
  const { columns, rows } = screen.size;
  const style: Style = { "--columns": columns, "--rows": rows };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div className="screen-scroll" role="log" aria-live="off" aria-label={label} tabIndex={0}>
      <div className="screen" style={style}>
        {screen.lines.map((line, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row of a screen is known by where it stands.
          <ScreenLine key={row} line={line} />
        ))}
        {!closed && <CursorMark screen={screen} />}
      </div>
    </div>
  );
}

/** A hollow block, as terminals draw a cursor that no keyboard belongs to. */
function CursorMark({ screen: { cursor, lines, size } }: { readonly screen: Screen }) {
  if (cursor === undefined) return null;
  // A cursor that waits behind the last column to wrap is drawn on it.
  const column = Math.min(cursor.column, size.columns - 1);
  const style: Style = { "--column": column, "--row": cursor.row, "--cells": widthAt(lines[cursor.row], column) };
  return <div className="cursor" style={style} aria-hidden="true" />;
}
