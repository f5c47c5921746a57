/** Two workers a processor and one more, recycled, with a timeout that the balancer's is above. */
export function generate() {
  return {
    expected: {
      kind: "settings",
      rules: [
        { key: "workers", unit: "number", equals: "9" },
        { key: "timeout", unit: "number", atMost: 60 },
        { key: "bind", equals: "127.0.0.1:8000" },
        { key: "max_requests_jitter", unit: "number", atLeast: 1 },
        { key: "preload_app", unit: "boolean", equals: "yes" },
      ],
    },
  };
}
