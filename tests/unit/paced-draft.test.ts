import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PacedDraft } from "@/lib/client/paced-draft";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("HO8 a line typed faster than the server takes ends as it stands: Enter leaves none", () => {
  const sent: string[] = [];
  const draft = new PacedDraft((line) => sent.push(line));
  for (const line of ["r", "rm", "rm -", "rm -r", ""]) draft.tell(line);
  expect(sent).toEqual(["r"]);
  vi.advanceTimersByTime(100);
  expect(sent).toEqual(["r", ""]);
  vi.advanceTimersByTime(500);
  draft.tell("ls");
  expect(sent).toEqual(["r", "", "ls"]);
});
