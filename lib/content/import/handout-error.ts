export const HANDOUT_ERRORS = ["empty", "tooLarge", "tooLong", "unpacksTooLarge", "noText", "unreadable", "unknownFormat", "tooSlow"] as const;
export type HandoutErrorCode = (typeof HANDOUT_ERRORS)[number];

/** Why a file could not be read; the wording stands in the language files. */
export class HandoutError extends Error {
  constructor(readonly code: HandoutErrorCode) {
    super(code);
    this.name = "HandoutError";
  }
}
