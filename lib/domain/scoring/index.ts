export { median } from "../agreement";
export { blindAgreement, blindScores, blindUnits, observedLevels, resultOf, type Result, type ResultRow } from "./result";
export { middleOutcome } from "./outcome";
export { scopeOf, scoredCriteria, type Scope } from "./scopes";
export { isSealed, isSettled, ratersOf, sealDeadline, sealView } from "./seal";
