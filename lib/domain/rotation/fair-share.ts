/**
 * The most even way to share out one role alone. `rounds[t]` says how many seats round t has and who could take one; `start` are the counts
 * that members begin with, `most` caps what they may get. Found by moving single seats along chains of rounds from the member with
 * more to one with at least two less, until no chain is left. Count vectors of such a sharing are an M-convex set, on which that optimum has
 * the smallest maximum and the largest minimum at the same time (Frank and Murota, "Decreasing minimization on M-convex sets", 2022), so
 * the difference of the two is a lower bound for every plan. Null where not all seats can be given.
 */
export type RoleSharing = { rounds: readonly { seats: number; able: readonly number[] }[]; start: readonly number[]; most: readonly number[] };

export function fairestCounts(sharing: RoleSharing): number[] | null {
  const counts = [...sharing.start];
  const holds = sharing.rounds.map(() => new Set<number>());
  const mayGrow = (member: number) => counts[member]! - sharing.start[member]! < sharing.most[member]!;
  for (const [round, { seats, able }] of sharing.rounds.entries()) {
    for (let given = 0; given < seats; given++) {
      const free = able.filter((member) => !holds[round]!.has(member));
      const end = lowestOf(free.map((member) => ({ member, from: null, round })), counts, mayGrow) ?? lowestOf(chains(sharing, holds, free), counts, mayGrow);
      if (end === null) return null;
      shift(holds, round, end);
      counts[end.member]! += 1;
    }
  }
  even(sharing, holds, counts, mayGrow);
  return counts;
}

/** A way from one member to another: who takes over whose seat in which round. */
type Link = { member: number; from: Link | null; round: number };

/** All members that could take over a seat if others pass theirs on, breadth first. */
function chains({ rounds }: RoleSharing, holds: readonly Set<number>[], start: readonly number[]): Link[] {
  const links: Link[] = start.map((member) => ({ member, from: null, round: -1 }));
  const reached = new Set(start);
  for (const link of links) {
    for (const [round, { able }] of rounds.entries()) {
      if (!holds[round]!.has(link.member)) continue;
      for (const member of able) {
        if (reached.has(member) || holds[round]!.has(member)) continue;
        reached.add(member);
        links.push({ member, from: link, round });
      }
    }
  }
  return links;
}

function lowestOf(links: readonly Link[], counts: readonly number[], mayGrow: (member: number) => boolean): Link | null {
  let best: Link | null = null;
  for (const link of links) if (mayGrow(link.member) && (best === null || counts[link.member]! < counts[best.member]!)) best = link;
  return best;
}

/** The last of a chain gets a seat more; each one before passes on the seat of that link's round. */
function shift(holds: readonly Set<number>[], firstRound: number | null, end: Link): void {
  for (let link: Link | null = end; link !== null; link = link.from) {
    const round = link.from === null ? firstRound : link.round;
    if (round === null) continue;
    holds[round]!.add(link.member);
    if (link.from !== null) holds[round]!.delete(link.from.member);
  }
}

function even(sharing: RoleSharing, holds: readonly Set<number>[], counts: number[], mayGrow: (member: number) => boolean): void {
  for (;;) {
    if (Math.max(...counts) - Math.min(...counts) <= 1) return;
    const byCount = [...counts.keys()].sort((a, b) => counts[b]! - counts[a]!);
    const move = byCount.map((rich) => ({ rich, end: lowestOf(chains(sharing, holds, [rich]), counts, mayGrow) })).find(({ rich, end }) => end !== null && counts[end.member]! <= counts[rich]! - 2);
    if (!move?.end) return;
    shift(holds, null, move.end);
    counts[move.end.member]! += 1;
    counts[move.rich]! -= 1;
  }
}
