/**
 * How often each member should have each role, if rounds did not matter: the cheapest table with the attendances as row sums and the
 * seats of each role as column sums. Costs are convex, so canceling negative cycles ends in the optimum; with a handful of roles
 * a cycle is found among the roles alone, each step taken by the member for whom it is cheapest.
 */
export type QuotaProblem = {
  attendance: readonly number[];
  /** Seats of each role over all rounds; together as many as the attendances. */
  seats: readonly number[];
  /** What it costs `member` to have `role` once more when they have it `count` times in the plan. Rising in `count`. */
  marginalCost(member: number, role: number, count: number): number;
};

export function quotas(problem: QuotaProblem): number[][] {
  const table = anyTable(problem);
  const roles = problem.seats.length;
  for (;;) {
    const steps = cheapestSteps(problem, table, roles);
    const cycle = negativeCycle(steps, roles);
    if (cycle === null) return table;
    for (const { member, from, to } of cycle) {
      table[member]![from]! -= 1;
      table[member]![to]! += 1;
    }
  }
}

function anyTable({ attendance, seats }: QuotaProblem): number[][] {
  const left = [...seats];
  return attendance.map((rounds) => {
    const row = left.map(() => 0);
    for (let placed = 0; placed < rounds; placed++) {
      const role = left.indexOf(Math.max(...left));
      row[role]! += 1;
      left[role]! -= 1;
    }
    return row;
  });
}

type Step = { member: number; from: number; to: number; cost: number };

function cheapestSteps({ marginalCost }: QuotaProblem, table: number[][], roles: number): Step[] {
  const best: Step[] = [];
  for (let from = 0; from < roles; from++) {
    for (let to = 0; to < roles; to++) {
      let step: Step | null = null;
      for (let member = 0; from !== to && member < table.length; member++) {
        const row = table[member]!;
        if (row[from] === 0) continue;
        const cost = marginalCost(member, to, row[to]!) - marginalCost(member, from, row[from]! - 1);
        if (step === null || cost < step.cost) step = { member, from, to, cost };
      }
      if (step !== null) best.push(step);
    }
  }
  return best;
}

const ROUNDING = 1e-7;

/** Bellman-Ford from all roles at once. A shortest negative cycle uses no member twice in a way that would not pay. */
function negativeCycle(steps: readonly Step[], roles: number): Step[] | null {
  const distance = new Float64Array(roles);
  const via: (Step | undefined)[] = new Array<undefined>(roles);
  let last = -1;
  for (let pass = 0; pass < roles; pass++) {
    last = -1;
    for (const step of steps) {
      if (distance[step.from]! + step.cost >= distance[step.to]! - ROUNDING) continue;
      distance[step.to] = distance[step.from]! + step.cost;
      via[step.to] = step;
      last = step.to;
    }
  }
  if (last === -1) return null;
  for (let back = 0; back < roles; back++) last = via[last]!.from;
  const cycle: Step[] = [];
  let at = last;
  do {
    cycle.push(via[at]!);
    at = via[at]!.from;
  } while (at !== last);
  return cycle;
}
