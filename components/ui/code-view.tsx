import { clsx } from "clsx";
import type { ReactNode } from "react";

export type CodeMark = { start: number; end: number; label?: string };

/** Cuts `text` at mark borders, so that overlapping marks never nest. Offsets are UTF-16, from the start of the whole text. */
function piecesOf(line: string, lineStart: number, marks: readonly CodeMark[]): { text: string; marked: boolean }[] {
  const inside = (offset: number) => offset > lineStart && offset < lineStart + line.length;
  const cuts = [...new Set(marks.flatMap((mark) => [mark.start, mark.end]).filter(inside))].sort((a, b) => a - b);
  const borders = [lineStart, ...cuts, lineStart + line.length];
  return borders.slice(0, -1).map((from, index) => {
    const to = borders[index + 1] ?? from;
    return { text: line.slice(from - lineStart, to - lineStart), marked: marks.some((mark) => mark.start <= from && mark.end >= to && to > from) };
  });
}

function lineStarts(lines: readonly string[]): number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  return starts;
}

/** Text as it was written, with line numbers and pinned places marked. */
export function CodeView({ text, marks = [], label, className }: { text: string; marks?: readonly CodeMark[]; label: string; className?: string }) {
  const lines = text.split("\n");
  const starts = lineStarts(lines);
  return (
    <div className={clsx("code", className)} tabIndex={0} role="region" aria-label={label}>
      {lines.map((line, index) => (
        <div className="l" key={index}>
          <span className="n" aria-hidden>{index + 1}</span>
          <span className="t">{renderLine(line, starts[index] ?? 0, marks)}</span>
        </div>
      ))}
    </div>
  );
}

function renderLine(line: string, start: number, marks: readonly CodeMark[]): ReactNode {
  if (line === "") return " ";
  return piecesOf(line, start, marks).map((piece, index) => (piece.marked ? <mark key={index} className="mark">{piece.text}</mark> : piece.text));
}
