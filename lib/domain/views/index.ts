import type { ConsoleView, RoomView } from "@/lib/protocol/views";
import { buildConsoleView, buildObserverView } from "./console-view";
import type { ViewContext } from "./context";
import { buildRoomView } from "./room-view";

export type { ViewContext } from "./context";
export { buildCompareView, relationOf, type CompareSource } from "./compare-view";
export { buildDebriefView } from "./debrief-view";
export { buildAnswerEdits, buildPlaybackView } from "./playback-view";
export { journalFilter } from "./journal-view";
export { buildReportView, maskOf } from "./report-view";
export { buildReviewView } from "./review-view";
export { buildConsoleView, buildObserverView, buildRoomView };

/** The live view of one viewer, by role. The only way in which an interview's state leaves the server. */
export function buildView(context: ViewContext): RoomView | ConsoleView {
  switch (context.viewer.role) {
    case "candidate":
      return buildRoomView(context);
    case "interviewer":
      return buildConsoleView(context);
    case "observer":
      return buildObserverView(context);
  }
}
