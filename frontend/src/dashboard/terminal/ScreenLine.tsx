import type { Line, Run } from "@wirepact/contract";
import { memo } from "react";
import { piecesOf } from "./cells.ts";
import { lookOf, sameRun } from "./look.ts";

/** One row of a screen. A screen comes whole each time, so rows are compared: only one that differs is rendered. */
export const ScreenLine = memo(
  function ScreenLine({ line }: { readonly line: Line }) {
    return (
      <div className="screen-line">
        {line.map((run, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a run has no other name than its place in the line.
          <ScreenRun key={at} run={run} />
        ))}
      </div>
    );
  },
  (before, after) => sameLine(before.line, after.line),
);

function sameLine(a: Line, b: Line): boolean {
  return a.length === b.length && a.every((run, at) => sameRun(run, b[at] as Run));
}

function ScreenRun({ run }: { readonly run: Run }) {
  const { className, style } = lookOf(run);
  return (
    <span className={className} style={style}>
      {piecesOf(run.text).map((piece, at) =>
        piece.plain ? (
          piece.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no other name than its place in the run.
          <i key={at} className={`cell cell-${piece.cells}`}>
            {piece.text}
          </i>
        ),
      )}
    </span>
  );
}
