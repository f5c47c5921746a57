import type { AnswerEditView } from "@/lib/protocol/playback";
import { asStored } from "./answer-log";
import { applyEdit } from "./text-edit";

/** Edits between two texts that are kept whole, so that any instant is at most so many edits away. */
const KEYFRAME_EVERY = 256;
/** How long typing one syllable takes when an update brought several, in milliseconds. */
const SYLLABLE_MS = 140;
/** More than this at once was pasted, in syllables. */
const PASTE_FROM = 80;
/** An unfinished syllable that is replaced within this time, in milliseconds, was still being composed. */
const COMPOSING_MAX_MS = 2_000;

const SYLLABLES = new Intl.Segmenter("ko", { granularity: "grapheme" });
const HANGUL = /^[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]$/;

/** An answer as it is drawn: the text, and where the writer's caret stood (UTF-16 offset). */
export type Drawn = { text: string; caret: number | null };

/** One answer over the whole interview, made for jumping about in it. */
export class AnswerTimeline {
  private readonly keyframes: string[] = [""];
  private recent = { count: 0, text: "" };

  constructor(private readonly edits: readonly AnswerEditView[]) {
    let text = "";
    edits.forEach((edit, at) => {
      text = made(text, edit);
      if ((at + 1) % KEYFRAME_EVERY === 0) this.keyframes.push(text);
    });
  }

  /** Edits made up to and including an instant, in milliseconds on the interview's clock. */
  countAt(clockMs: number): number {
    let from = 0;
    for (let to = this.edits.length; from < to; ) {
      const middle = (from + to) >> 1;
      if ((this.edits[middle] as AnswerEditView)[0] <= clockMs) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The text exactly as the journal had it at an instant. */
  textAt(clockMs: number): string {
    return asStored(this.after(this.countAt(clockMs)));
  }

  /**
   * The text as somebody saw it being typed: an update that brought several syllables comes syllable by syllable until its instant,
   * and a syllable that was still being composed waits for the whole one.
   */
  drawnAt(clockMs: number): Drawn {
    const count = this.countAt(clockMs);
    const last = this.edits[count - 1];
    const next = this.edits[count];
    const text = this.after(count);
    if (last && next && isHalf(last, next)) {
      const caret = last[1] + last[3].length - 1;
      return { text: asStored(text.slice(0, caret) + text.slice(caret + 1)), caret };
    }
    if (next) {
      const begun = begunOf(next, last?.[0] ?? 0, clockMs);
      if (begun !== "") return { text: asStored(made(text, [clockMs, next[1], 0, begun])), caret: next[1] + begun.length };
    }
    return { text: asStored(text), caret: last ? last[1] + last[3].length : null };
  }

  private after(count: number): string {
    const key = Math.floor(count / KEYFRAME_EVERY);
    let { count: from, text } = this.recent;
    if (from > count || from < key * KEYFRAME_EVERY) [from, text] = [key * KEYFRAME_EVERY, this.keyframes[key] as string];
    for (; from < count; from += 1) text = made(text, this.edits[from] as AnswerEditView);
    this.recent = { count, text };
    return text;
  }
}

function made(text: string, [, position, removed, inserted]: AnswerEditView): string {
  return applyEdit(text, { position, removed, inserted });
}

/** What is typed of an insertion that will be complete at its own instant. */
function begunOf([endsMs, , removed, inserted]: AnswerEditView, notBefore: number, clockMs: number): string {
  if (removed > 0 || inserted.length < 2) return "";
  const syllables = [...SYLLABLES.segment(inserted)];
  if (syllables.length > PASTE_FROM) return "";
  const startsMs = Math.max(notBefore, endsMs - syllables.length * SYLLABLE_MS);
  if (clockMs <= startsMs) return "";
  const typed = Math.floor(((clockMs - startsMs) / (endsMs - startsMs)) * syllables.length);
  return inserted.slice(0, syllables[typed]?.index ?? inserted.length);
}

function isHalf([at, position, , inserted]: AnswerEditView, [nextAt, nextPosition, removed, replacing]: AnswerEditView): boolean {
  const replaces = removed === 1 && nextPosition === position + inserted.length - 1;
  return replaces && nextAt - at <= COMPOSING_MAX_MS && HANGUL.test(inserted.slice(-1)) && HANGUL.test(replacing.slice(0, 1));
}
