import type { Json } from "./expected";

/** Deepest nesting that is read; what compares and prints JSON goes down by itself once a level. */
const MAX_DEPTH = 100;

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  // Brackets in strings are counted too: a body with a hundred open ones in a text is none that anybody means.
  for (const character of text) {
    if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth -= 1;
  }
  return deepest;
}

/** The JSON of a body; undefined where it is none, or nested too deeply. */
export function parseJson(text: string): Json | undefined {
  if (depthOf(text) > MAX_DEPTH) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
