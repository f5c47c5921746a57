import type { GroupRole } from "@/lib/protocol/groups";

/** What people do with a scenario outside of interviews. */
export const SCENARIO_ACTIONS = ["scenario.read", "scenario.use", "scenario.copy", "scenario.edit", "scenario.review", "scenario.publish", "scenario.retire", "scenario.move"] as const;
export type ScenarioAction = (typeof SCENARIO_ACTIONS)[number];

/** Somebody who is signed in, towards one scenario. */
export type ScenarioViewer = {
  isAuthor: boolean;
  isReviewer: boolean;
  /** Their role in the group that it belongs to; null outside of it. */
  groupRole: GroupRole | null;
  /** They are the candidate of an interview or a planned round with it that has not ended. */
  toBeAsked: boolean;
};

export type ScenarioSubject = { library: boolean; /** Whether somebody was named to review it. */ hasReviewer: boolean };

/**
 * The only permission function of scenarios. Whoever is still to be asked one may do nothing with it, its author included. The library's
 * belong to everybody and are changed in the content folder only.
 */
export function canScenario(viewer: ScenarioViewer, action: ScenarioAction, subject: ScenarioSubject): boolean {
  if (viewer.toBeAsked) return false;
  const { isAuthor, isReviewer, groupRole } = viewer;
  const runsGroup = groupRole === "owner" || groupRole === "organiser";
  switch (action) {
    case "scenario.read":
    case "scenario.use":
    case "scenario.copy":
      return subject.library || isAuthor || groupRole !== null;
    case "scenario.edit":
      return !subject.library && (isAuthor || isReviewer || runsGroup);
    case "scenario.review":
      return !subject.library && (isReviewer || runsGroup || (isAuthor && !subject.hasReviewer));
    case "scenario.publish":
    case "scenario.retire":
      return !subject.library && (isAuthor || runsGroup);
    // A group may use and change what its members write for it, not give it away.
    case "scenario.move":
      return !subject.library && isAuthor;
  }
}
