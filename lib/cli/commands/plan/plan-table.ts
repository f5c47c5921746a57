import type { PlanReport } from "./plan-report";

const LETTER = { interviewer: "면접관 Q", candidate: "지원자 A", author: "출제 W", observer: "참관 O" } as const;

/** A plan for people to read: rooms of each round, then the balance of the roles. */
export function planTable(report: PlanReport, names: ReadonlyMap<string, string>): string {
  const name = (id: string | null) => (id === null ? "-" : (names.get(id) ?? id));
  const rounds = report.rounds.flatMap(({ round, rooms, rests, absent }) => [
    `${round}회차 · round ${round}`,
    ...rooms.map((room) => `  ${room.room}  ${name(room.interviewer)} → ${name(room.candidate)}${room.author ? `  ${LETTER.author} ${name(room.author)}` : ""}${room.observers.length > 0 ? `  ${LETTER.observer} ${room.observers.map(name).join(", ")}` : ""}  [${room.scenario ?? room.scenarioKind}]`),
    ...rests.map((rest) => `  쉼 · rests  ${name(rest.member)}: ${rest.ko} / ${rest.en}`),
    ...(absent.length > 0 ? [`  부재 · absent  ${absent.map(name).join(", ")}`] : []),
  ]);
  const balance = Object.entries(report.balance).map(([role, { min, max, spread, lowerBound, reasons }]) => {
    const why = reasons.map((reason) => `\n      ${reason.ko} / ${reason.en}`).join("");
    return `  ${role.padEnd(12)} ${min}-${max}  차이 · spread ${spread}, 하한 · lower bound ${lowerBound}${why}`;
  });
  const { met, possible, repeats, lowerBound } = report.pairs;
  return [...rounds, "", "균형 · balance", ...balance, "", `만난 짝 · pairs met ${met}/${possible}, 다시 · repeats ${repeats} (하한 · lower bound ${lowerBound})`].join("\n");
}
