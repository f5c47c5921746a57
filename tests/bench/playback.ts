import * as Y from "yjs";
import { logOf, type AnswerUpdate } from "@/lib/domain/playback/answer-log";
import { AnswerTimeline } from "@/lib/domain/playback/answer-timeline";
import { applyEdit } from "@/lib/domain/playback/text-edit";
import { buildAnswerEdits } from "@/lib/domain/views";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";

/** Opening an answer of 50,000 edits, and seeking in it, beside a full fold in the same run. `npm run bench -- playback [EDITS]`. */

const EDITS = Number(process.argv[2] ?? 50_000);
const INTERVIEW_MS = 90 * 60_000;
const SEEKS = 500;

const random = (() => {
  let state = 20_261_126;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) / 0x7fffffff;
})();

/** Typing in runs, with a jump of the caret every 50 edits or so and every eighth edit a deletion. */
function typed(): AnswerUpdate[] {
  const doc = new Y.Doc();
  const text = doc.getText(ANSWER_TEXT_KEY);
  const updates: AnswerUpdate[] = [];
  doc.on("update", (bytes: Uint8Array) => updates.push({ seq: updates.length + 1, clockMs: Math.floor((updates.length / EDITS) * INTERVIEW_MS), bytes }));
  for (let at = 0, caret = 0; at < EDITS; at += 1) {
    if (random() < 0.02) caret = Math.floor(random() * (text.length + 1));
    if (random() < 0.12 && caret > 0) text.delete(--caret, 1);
    else text.insert(caret++, random() < 0.03 ? "\n" : "가");
  }
  return updates;
}

function timed<T>(work: () => T): [T, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

const updates = typed();
const [yjs, yjsMs] = timed(() => {
  const doc = new Y.Doc();
  for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
  return doc.getText(ANSWER_TEXT_KEY).toString();
});
const [log, logMs] = timed(() => logOf(updates));
const [wire, wireMs] = timed(() => JSON.stringify(buildAnswerEdits("q1", log)));
const [timeline, openMs] = timed(() => new AnswerTimeline((JSON.parse(wire) as ReturnType<typeof buildAnswerEdits>).edits));
const [folded, foldMs] = timed(() => log.reduce((text, edit) => applyEdit(text, edit), ""));
if (folded !== yjs || timeline.textAt(INTERVIEW_MS) !== yjs) throw new Error("playback and Yjs disagree about the text");

const seeks = Array.from({ length: SEEKS }, () => timed(() => timeline.drawnAt(random() * INTERVIEW_MS))[1]).sort((a, b) => a - b);
const median = seeks[SEEKS >> 1] ?? 0;
const worst = seeks.at(-1) ?? 0;
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

console.log(`  ${log.length} edits, ${yjs.length} characters, ${(wire.length / 1024).toFixed(0)} KiB on the wire before compression`);
console.log(`  Yjs applies the updates, final text only          ${ms(yjsMs)}`);
console.log(`  server: updates to edits                          ${ms(logMs)}, ${(logMs / yjsMs).toFixed(2)} of Yjs`);
console.log(`  server: edits to JSON                             ${ms(wireMs)}`);
console.log(`  browser: JSON to a timeline                       ${ms(openMs)}`);
console.log(`  opening in all                                    ${ms(logMs + wireMs + openMs)}`);
console.log(`  a fold of all edits                               ${ms(foldMs)}`);
console.log(`  seeking anywhere, ${SEEKS} times: median ${ms(median)}, worst ${ms(worst)}; ${(median / foldMs).toFixed(4)} and ${(worst / foldMs).toFixed(3)} of a fold`);
