/** A value that lives for a minute, set only where there is none. */
export function generate() {
  return {
    expected: {
      kind: "commands",
      replies: ["OK"],
      after: [
        { command: ["GET", "greeting"], reply: "hello world" },
        { command: ["TTL", "greeting"], atLeast: 50, atMost: 60 },
        { command: ["GET", "none"], reply: null },
      ],
    },
  };
}
