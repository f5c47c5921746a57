import { ANSWER_MAX_BYTES } from "@/lib/protocol/limits";

const LONGEST_UTF8_PER_UNIT = 3;

/** True when the text would take more than `ANSWER_MAX_BYTES` of UTF-8. */
export function exceedsAnswerLimit(text: string): boolean {
  if (text.length * LONGEST_UTF8_PER_UNIT <= ANSWER_MAX_BYTES) return false;
  return text.length > ANSWER_MAX_BYTES || new TextEncoder().encode(text).length > ANSWER_MAX_BYTES;
}
