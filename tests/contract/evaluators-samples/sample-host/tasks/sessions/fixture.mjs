/** Open files of the application's account. */
export function generate() {
  return {
    expected: {
      kind: "settings",
      rules: [
        { section: "soft", key: "nofile", unit: "number", atLeast: 65536 },
        { section: "hard", key: "nofile", unit: "number", atLeast: 65536, atMost: 1048576 },
      ],
    },
  };
}
