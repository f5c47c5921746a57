import { createTranslator } from "next-intl";
import { goalsOf } from "@/lib/domain/rotation/goals";
import type { ReadPlanFile } from "@/lib/domain/rotation/read-plan-file";
import { violationsOf } from "@/lib/domain/rotation/rules";
import { sentenceOf, type Translate } from "@/lib/domain/rotation/sentence";
import type { Explanation, PlannedRoom, Reason, SeasonPlan, Unevenness } from "@/lib/domain/rotation/types";
import { loadMessages } from "@/lib/i18n/messages/load";
import type { Locale } from "@/lib/protocol/roles";

type Words = { ko: string; en: string };
type Readable = Extract<ReadPlanFile, { ok: true }>;
export type PlanReport = Awaited<ReturnType<typeof planReport>>;

/** What `kkori plan --json` prints: the plan with every explanation in words of both languages. */
export async function planReport({ input, names, warnings }: Readable, plan: SeasonPlan) {
  const words = await bothLanguages(names);
  const why = (explanation: Explanation) => ({ role: explanation.role, reasons: explanation.reasons, ...words.sentence(explanation.reasons) });
  const explained = (round: number, room: string | null) => plan.explanations.filter((one) => one.round === round && one.room === room);
  const violations = violationsOf(input, plan.rounds);
  return {
    seed: input.seed,
    rounds: plan.rounds.map(({ round, rooms, rests, absent }) => ({
      round,
      rooms: rooms.map((room) => ({ ...flatRoom(room), why: Object.fromEntries(explained(round, room.room).map((one) => [one.member, why(one)])) })),
      rests: rests.map((rest) => ({ ...rest, ...words.sentence(explained(round, null).find((one) => one.member === rest.member)?.reasons ?? []) })),
      absent,
    })),
    balance: Object.fromEntries(plan.balance.map(({ role, reasons, ...figures }) => [role, { ...figures, reasons: reasons.map((reason) => ({ ...reason, ...words.text(`unevenness.${reason.code}`, reason) })) }])),
    pairs: plan.pairs,
    goals: goalsOf(input, plan.rounds, plan.balance.map((role) => role.spread), plan.pairs.repeats),
    problems: plan.problems.map((problem) => ({ ...problem, ...words.problem(problem) })),
    violations: violations.map((violation) => ({ ...violation, ...words.text(`violation.${violation.code}`, "members" in violation ? { member: violation.members[0], other: violation.members[1] } : violation) })),
    warnings: warnings.map((warning) => ({ ...warning, ...words.text(`warning.${warning.code}`, warning) })),
  };
}

function flatRoom({ scenario, ...room }: PlannedRoom) {
  return {
    ...room,
    scenario: scenario.kind === "listed" ? scenario.id : null,
    scenarioKind: scenario.kind,
    ...(scenario.kind === "missing" ? { leastSeen: scenario.leastSeen } : {}),
  };
}

async function bothLanguages(names: ReadonlyMap<string, string>) {
  const [ko, en] = await Promise.all([translator("ko"), translator("en")]);
  const text = (key: string, values: object): Words => ({ ko: ko(key, named(values, names)), en: en(key, named(values, names)) });
  return {
    text,
    sentence: (reasons: readonly Reason[]): Words => ({ ko: sentenceOf(reasons, ko), en: sentenceOf(reasons, en) }),
    problem(problem: SeasonPlan["problems"][number]): Words {
      const said = text(`problem.${problem.code}`, problem);
      const least = problem.code === "noUnseenScenario" && problem.leastSeen ? text("problem.leastSeen", { scenario: problem.leastSeen.id }) : { ko: "", en: "" };
      return { ko: [said.ko, least.ko].filter(Boolean).join(". "), en: [said.en, least.en].filter(Boolean).join(". ") };
    },
  };
}

async function translator(locale: Locale): Promise<Translate> {
  const t = createTranslator({ locale, messages: await loadMessages(locale), timeZone: "Asia/Seoul" }) as unknown as Translate;
  return (key, values) => t(`rotation.${key}`, values);
}

/** Plain values only, people by their names. */
function named(values: object, names: ReadonlyMap<string, string>): Record<string, string | number> {
  const plain = Object.entries(values as Unevenness).filter((entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number");
  return Object.fromEntries(plain.map(([key, value]) => [key, ["member", "other", "candidate"].includes(key) ? (names.get(String(value)) ?? value) : value]));
}
