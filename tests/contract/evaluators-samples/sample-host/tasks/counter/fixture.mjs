/** A script that counts up to a limit of `seed` and then answers -1. @param {number} seed */
export function generate(seed) {
  const limit = seed + 1;
  return {
    expected: {
      kind: "scriptReplies",
      keys: ["counter"],
      setup: [["SET", "other", "untouched"]],
      calls: Array.from({ length: limit + 2 }, (_, index) => ({ argv: [String(limit)], reply: index < limit ? index + 1 : -1 })),
      after: [
        { command: ["GET", "counter"], reply: limit },
        { command: ["TTL", "counter"], atLeast: 1, atMost: 60 },
        { command: ["GET", "other"], reply: "untouched" },
        { command: ["LPUSH", "other", "x"], error: "WRONGTYPE" },
      ],
    },
  };
}
