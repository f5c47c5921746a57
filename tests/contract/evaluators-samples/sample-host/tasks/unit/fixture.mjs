/** A service that starts a program of its own and is shut in. */
export function generate() {
  return {
    files: {},
    expected: {
      kind: "settings",
      rules: [
        { section: "Service", key: "Restart", oneOf: ["on-failure", "always"] },
        { section: "Service", key: "RestartSec", unit: "seconds", atLeast: 1, atMost: 30 },
        { section: "Service", key: "MemoryMax", unit: "bytes", atMost: 1073741824 },
        { section: "Service", key: "NoNewPrivileges", unit: "boolean", equals: "yes" },
        { section: "Unit", key: "After", has: ["network-online.target"] },
        { section: "Service", key: "KillSignal", absent: true },
      ],
      exposureAtMost: 9.5,
    },
  };
}
