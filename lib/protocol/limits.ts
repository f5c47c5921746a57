/** Limits that browser and server share. Every one has a unit in its name and a test. */

/** Largest text of one answer, in UTF-8 bytes. */
export const ANSWER_MAX_BYTES = 256 * 1024;
/** Largest single text update accepted from a client, in bytes of the encoded Yjs update. */
export const TEXT_UPDATE_MAX_BYTES = 512 * 1024;
/** Most updates in one push frame. */
export const TEXT_PUSH_MAX_UPDATES = 256;
/** How long typed keys gather while a page's last push is unanswered, in milliseconds: about as long as lies between the keys of a fast typist. */
export const TEXT_GATHER_MS = 50;
/** Key of the one Yjs text in an answer's document. */
export const ANSWER_TEXT_KEY = "answer";
/** Largest snippet handed to an evaluator, in UTF-8 bytes. */
export const SNIPPET_MAX_BYTES = 64 * 1024;
/** Longest note, in characters. */
export const NOTE_MAX_CHARS = 4_000;
/** Longest follow-up typed on the spot, in characters. */
export const FOLLOW_UP_MAX_CHARS = 1_000;
/** Longest quote pinned as evidence, in characters. */
export const QUOTE_MAX_CHARS = 2_000;
/** Longest name of a person, in characters. */
export const NAME_MAX_CHARS = 40;
/** How long a reveal can be taken back, in milliseconds. */
export const REVEAL_UNDO_MS = 2_000;
/** How long scores stay sealed after the end when somebody has not submitted, in hours. */
export const SEAL_DEADLINE_HOURS = 24;
/** Bounds of that deadline when an interview sets its own, in hours. */
export const SEAL_DEADLINE_MIN_HOURS = 1;
export const SEAL_DEADLINE_MAX_HOURS = 24 * 14;
/** Longest reason for a revised score, in characters. */
export const REASON_MAX_CHARS = 500;
/** Longest conclusion that raters agree on, in characters. */
export const CONCLUSION_MAX_CHARS = 1_000;
/** Longest practice goal, in characters, and most of them for one interview. */
export const GOAL_MAX_CHARS = 200;
export const GOALS_MAX = 10;
/** Most pieces of evidence that one rater cites for one score. */
export const CITATIONS_MAX = 20;
/** Lifetime of an invite link unless its maker says otherwise, in hours. */
export const INVITE_LIFETIME_HOURS = 24 * 7;
/** Lifetime of a link that lets one person sign up, in hours. */
export const SIGN_UP_INVITE_LIFETIME_HOURS = 24 * 7;
/** Planned length of an interview, in minutes. */
export const INTERVIEW_MIN_MINUTES = 5;
export const INTERVIEW_MAX_MINUTES = 240;
/** Largest frame that a socket may send, in bytes. */
export const FRAME_MAX_BYTES = 1024 * 1024;
/** Age after which text that was not acknowledged is shown as not yet saved, in milliseconds. */
export const UNSAVED_AFTER_MS = 1_000;
/** Longest line that a terminal takes, in characters. */
export const HOST_LINE_MAX_CHARS = 2_000;
/** Longest answer that an interviewer types for the host, in characters. */
export const HOST_ANSWER_MAX_CHARS = 4_000;
/** What a terminal shows of one command, in bytes of UTF-8. */
export const HOST_OUTPUT_MAX_BYTES = 12 * 1024;
/** What a view holds of a terminal's output in all, in characters; older output is left out first. */
export const HOST_VIEW_MAX_CHARS = 64 * 1024;
/** The same for an interview that is played back. */
export const HOST_PLAYBACK_MAX_CHARS = 1024 * 1024;
/** Files that commands leave behind in their own folders, together, in bytes. */
export const HOST_WRITTEN_MAX_BYTES = 32 * 1024;
/** Variables that a terminal keeps from command to command, as `declare` writes them, in characters. */
export const HOST_ENV_MAX_CHARS = 4_000;
/** Longest path that a terminal keeps, in characters. */
export const HOST_PATH_MAX_CHARS = 200;
/** Commands that one interview's terminal takes. */
export const HOST_COMMANDS_MAX = 500;
/** Longest comment on a moment of an interview, in characters. */
export const COMMENT_MAX_CHARS = 4_000;
/** Most comments on one interview. */
export const COMMENTS_MAX = 2_000;
