/** Something wrong in a content folder. `file` is relative to the folder that holds `content/`; `line` counts from 1. */
export type Problem = { file: string; line: number; message: string };

/** Thrown by the loader; carries every problem that it found, not just the first. */
export class ContentError extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "ContentError";
  }
}

/** `file:line message`, the form that editors and terminals turn into a link. */
export function formatProblem({ file, line, message }: Problem): string {
  return `${file}:${line} ${message}`;
}

/** By file, then line, then message; the same problem once. */
export function sortProblems(problems: Problem[]): Problem[] {
  const unique = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...unique.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.message.localeCompare(b.message));
}
