import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

export interface StickToEnd {
  readonly box: RefObject<HTMLDivElement | null>;
  /** Whether the end is in view; new content keeps it there. */
  readonly atEnd: boolean;
  onScroll(): void;
  toEnd(): void;
}

/** Within this many pixels of the end one is at the end: zoom makes fractions. */
const NEAR_PX = 8;

/**
 * Keeps the end of a scrolling box in view as `content` grows, and as the box becomes another size, unless the reader
 * has scrolled away from it.
 */
export function useStickToEnd(content: unknown): StickToEnd {
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  // What the reader did counts at once, even before React has rendered it.
  const sticks = useRef(true);
  const sizeAtEnd = useRef("");

  const toEnd = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
    sizeAtEnd.current = sizeOf(element);
    sticks.current = true;
    setAtEnd(true);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the content's change that moves the end.
  useLayoutEffect(() => {
    if (sticks.current) toEnd();
  }, [content, toEnd]);

  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => sticks.current && toEnd());
    if (box.current !== null) observer.observe(box.current);
    return () => observer.disconnect();
  }, [toEnd]);

  const onScroll = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    // Scrolls are told a frame late: by then the box may be laid out anew, and what is away from its end is no reader.
    if (sticks.current && sizeOf(element) !== sizeAtEnd.current) return toEnd();
    sticks.current = element.scrollHeight - element.clientHeight - element.scrollTop <= NEAR_PX;
    setAtEnd(sticks.current);
  }, [toEnd]);

  return { box, atEnd, onScroll, toEnd };
}

function sizeOf(box: HTMLElement): string {
  return `${box.clientWidth} ${box.clientHeight} ${box.scrollHeight}`;
}
