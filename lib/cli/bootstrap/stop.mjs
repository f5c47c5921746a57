/** Ends a command with one line that says what to do, in Korean and English, and without a stack trace. */
export class Stop extends Error {
  /**
   * @param {string} korean
   * @param {string} english
   */
  constructor(korean, english) {
    super(`${korean} / ${english}`);
    this.name = "Stop";
  }
}

export const NO_SPACE = "ENOSPC";

/**
 * The line for an error that people can do something about; null for any other.
 * @param {unknown} error
 * @returns {string | null}
 */
export function knownTrouble(error) {
  if (error instanceof Stop) return error.message;
  const code = /** @type {NodeJS.ErrnoException} */ (error)?.code;
  const path = /** @type {NodeJS.ErrnoException} */ (error)?.path ?? "";
  if (code === NO_SPACE || String(error).includes("No space left on device")) return noSpace().message;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new Stop(
      `${path} 에 쓸 수 없습니다. 폴더의 주인과 권한을 확인하거나 KKORI_DATA_DIR로 다른 폴더를 정해 주세요.`,
      `Can not write ${path}: check who owns it, or name another folder with KKORI_DATA_DIR`,
    ).message;
  }
  return null;
}

/** @param {string} [where] */
export function noSpace(where = "") {
  return new Stop(
    `디스크에 빈 공간이 모자랍니다. 공간을 비운 뒤 다시 실행해 주세요.${where && ` (${where})`}`,
    `The disk is full: free some space and run it again${where && ` (${where})`}`,
  );
}

/**
 * Prints what went wrong: one line where it is known, the whole error otherwise.
 * @param {unknown} error
 */
export function report(error) {
  const line = knownTrouble(error);
  console.error(line ?? error);
}
