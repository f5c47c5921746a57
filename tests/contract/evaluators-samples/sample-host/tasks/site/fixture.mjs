/** An upstream with a large answer, a slow client, and a header that has to arrive. */
export function generate() {
  return {
    expected: {
      kind: "httpTraffic",
      listen: "127.0.0.1:8080",
      upstreams: [
        {
          listen: "127.0.0.1:8000",
          bodyBytes: 16 * 1024 * 1024,
          heldMs: { atMost: 600 },
          requests: { atLeast: 1, atMost: 1 },
          receives: [{ name: "X-Forwarded-For", pattern: "^127\\.0\\.0\\.1$" }, { name: "X-Secret", absent: true }],
        },
      ],
      steps: [
        { id: "slow", requests: [{ path: "/report", readAfterMs: 900, headers: { "X-Secret": "1" } }], statuses: { 200: { atLeast: 1 } }, headers: { 200: [{ name: "X-Frame-Options" }, { name: "X-Powered-By", absent: true }] } },
        { id: "gone", requests: [{ path: "/old", headers: {} }], statuses: { 410: { atLeast: 1 } }, bodies: { 410: "gone" } },
      ],
    },
  };
}
