/** One file per namespace and language: `messages/<locale>/<namespace>.json`, the same keys in both. */
export const NAMESPACES = ["common", "failures", "auth", "home", "interviews", "join", "console", "room", "editor", "review", "playback", "compare", "comments", "scenarios", "authoring", "rotation", "groups", "calendar", "notifications", "settings", "scoring", "terminal", "report", "progress", "calibration"] as const;
export type Namespace = (typeof NAMESPACES)[number];
