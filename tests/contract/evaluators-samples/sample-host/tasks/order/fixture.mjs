/** Create an order once although the request is sent twice, then change it only if nobody else did. */
export function generate() {
  return {
    expected: {
      kind: "httpExchange",
      resources: { "/carts/7": { state: "open", items: 2 } },
      collections: ["/orders"],
      requireIfMatch: true,
      requireIdempotencyKey: true,
      changes: [{ after: 1, path: "/carts/7", body: { state: "open", items: 3 } }],
      requests: [
        { method: "POST", path: "/orders", headers: [{ name: "Content-Type", pattern: "^application/json" }, { name: "Idempotency-Key", pattern: "^.{8,}$" }], body: { cart: 7 }, status: 201, times: 2 },
        { method: "PATCH", path: "/carts/7", headers: [{ name: "If-Match", pattern: '^"v1"$' }, { name: "Cookie", absent: true }], status: 412 },
      ],
      left: { "/orders/1": { cart: 7 }, "/orders/2": null, "/carts/7": { items: 3 } },
    },
  };
}
