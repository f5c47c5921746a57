import type { GroupActions } from "@/components/groups/group-actions";
import {
  addGuestAction, answerSwapAction, applyFixAction, changeRoundAction, chooseScenarioAction, decideSwapAction, listFixesAction, listRoomScenariosAction,
  removeGuestAction, reportAbsenceAction, requestSwapAction, startRoundAction, withdrawAbsenceAction, withdrawSwapAction,
} from "./actions";

/** The actions of the rotation, bound to one group. */
export function groupActions(groupId: string): GroupActions {
  return {
    reportAbsence: reportAbsenceAction.bind(null, groupId),
    withdrawAbsence: withdrawAbsenceAction.bind(null, groupId),
    listFixes: listFixesAction.bind(null, groupId),
    applyFix: applyFixAction.bind(null, groupId),
    requestSwap: requestSwapAction.bind(null, groupId),
    answerSwap: answerSwapAction.bind(null, groupId),
    withdrawSwap: withdrawSwapAction.bind(null, groupId),
    decideSwap: decideSwapAction.bind(null, groupId),
    startRound: startRoundAction.bind(null, groupId),
    listScenarios: listRoomScenariosAction.bind(null, groupId),
    chooseScenario: chooseScenarioAction.bind(null, groupId),
    addGuest: addGuestAction.bind(null, groupId),
    removeGuest: removeGuestAction.bind(null, groupId),
    changeRound: changeRoundAction.bind(null, groupId),
  };
}
