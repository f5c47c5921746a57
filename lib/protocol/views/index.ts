/**
 * What a screen receives. Built by allow-list in `domain/views`, one builder per role; components take these and never database rows.
 * All text is already in the viewer's language. Times named `clockMs` are on the interview's clock (pauses do not count).
 */
export type * from "./shared";
export type * from "./host";
export type * from "./room";
export type * from "./console";
export type * from "./result";
export type * from "./debrief";
export type * from "./review";
