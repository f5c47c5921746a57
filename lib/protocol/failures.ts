import { z } from "zod";

/** The one table of expected failures: code -> HTTP status. Wording lives in `lib/i18n/messages/<locale>/failures.json`, same keys. */
export const FAILURES = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  linkDead: 404,
  conflict: 409,
  alreadyRevealed: 409,
  notRevealed: 409,
  undoTooLate: 409,
  interviewNotStarted: 409,
  interviewEnded: 409,
  interviewNotEnded: 409,
  interviewPaused: 409,
  alreadySubmitted: 409,
  scoresSealed: 409,
  notComparable: 409,
  tooMany: 409,
  otherWindow: 409,
  answerTooLong: 413,
  tooLarge: 413,
  lastOwner: 409,
  groupFull: 409,
  groupTooSmall: 409,
  planChanged: 409,
  roundStarted: 409,
  roundNotReady: 409,
  swapImpossible: 409,
  tooManyRequests: 429,
  signUpClosed: 403,
  emailTaken: 409,
  emailUnverified: 403,
  wrongCredentials: 401,
  scenarioUnknown: 404,
  scenarioIncomplete: 409,
  scenarioNotReady: 409,
  scenarioPlanned: 409,
  reviewerToBeAsked: 409,
  scenarioToBeAsked: 403,
  handoutEmpty: 422,
  handoutTooLarge: 413,
  handoutTooLong: 413,
  handoutUnpacksTooLarge: 413,
  handoutWithoutText: 422,
  handoutUnreadable: 422,
  handoutFormat: 415,
  handoutTooSlow: 422,
  scenarioFile: 422,
  runnerUnavailable: 503,
  unavailable: 503,
} as const;

export type FailureCode = keyof typeof FAILURES;
export const failureCodeSchema = z.enum(Object.keys(FAILURES) as [FailureCode, ...FailureCode[]]);

/** A refusal. `field` names the input that is at fault, `detail` is never shown to people. */
export const failureSchema = z.object({ ok: z.literal(false), code: failureCodeSchema, field: z.string().optional() });
export type Failure = z.infer<typeof failureSchema>;

/** What a use case gives: a value, or a refusal with its code. */
export type Result<T> = { ok: true; value: T } | Failure;

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(code: FailureCode, field?: string): Failure {
  return field === undefined ? { ok: false, code } : { ok: false, code, field };
}

/** Thrown inside use cases where a return would have to pass through many frames; routes and sockets turn it into its code. */
export class FailureError extends Error {
  constructor(readonly code: FailureCode, readonly field?: string) {
    super(code);
    this.name = "FailureError";
  }
}
