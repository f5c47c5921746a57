/**
 * Bids in the order in which Redis receives them, and who leads after each.
 * The snippet is a Lua script, run once per bid as `EVAL <script> 2 auction:7 {auction:7}:seq <user> <price>`; its reply is the leader.
 *
 * What the bids are made to catch: an equal price by a user whose name sorts higher or lower, a tenth bid (unpadded counters),
 * a user who repeats the own price or bids below it, and prices whose combination with a counter has fifteen digits.
 */

const KEYS = ["auction:7", "{auction:7}:seq"];

/** @typedef {[user: string, price: number]} Bid */

/** Seeds of the scenario's cases. @type {Record<number, Bid[]>} */
const BIDS = {
  /** The two of the question, an outbid and a lower bid. */
  100: [["user_C", 99000], ["user_A", 100000], ["user_B", 100000], ["user_C", 98000], ["user_D", 101000], ["user_A", 101000]],
  /** The earlier name sorts higher; more than ten bids; a repeated own price. */
  1100: [
    ["user_Z", 100000], ["user_A", 100000], ["user_M", 99500], ["user_Z", 100000], ["user_10", 100000], ["user_9", 100000],
    ["user_M", 100500], ["user_a", 100500], ["user_Z", 100500], ["user_M", 100500], ["user_0", 100500], ["user_B", 100500],
    ["user_A", 100500], ["user_Z", 101000], ["user_B", 101000], ["user_A", 101000], ["user_Z", 100700], ["user_0", 101000],
  ],
  /** A flat, not a camera: hundreds of millions of won. */
  350: [
    ["user_B", 350000000], ["user_C", 350000000], ["user_A", 350000000], ["user_D", 349999999], ["user_C", 350000001],
    ["user_A", 350000001], ["user_Z", 350000001], ["user_Q", 987654321], ["user_R", 987654321], ["user_A", 987654321],
  ],
};

/** Another seed: forty bids of eight users over five prices. @param {number} seed @returns {Bid[]} */
function mixed(seed) {
  let state = seed >>> 0;
  const next = (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return Array.from({ length: 40 }, () => [`user_${"ABCDEFGH"[next(8)]}`, 100000 + next(5) * 500]);
}

/** The rule itself: highest price, then earliest record; a bid that is not above the user's own best changes nothing. @param {Bid[]} bids */
function leaders(bids) {
  /** @type {Map<string, { price: number, at: number }>} */
  const best = new Map();
  return bids.map(([user, price], at) => {
    if (price > (best.get(user)?.price ?? 0)) best.set(user, { price, at });
    return [...best].sort(([, one], [, other]) => other.price - one.price || one.at - other.at)[0]?.[0] ?? "";
  });
}

/** @param {number} seed */
export function generate(seed) {
  const bids = BIDS[seed] ?? mixed(seed);
  const replies = leaders(bids);
  return {
    expected: {
      kind: "scriptReplies",
      keys: KEYS,
      calls: bids.map(([user, price], at) => ({ argv: [user, String(price)], reply: replies[at] })),
      after: [
        { command: ["TYPE", KEYS[0]], reply: "zset" },
        { command: ["ZCARD", KEYS[0]], atLeast: new Set(bids.map(([user]) => user)).size },
      ],
    },
  };
}
