import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** Where a request came from, for rate limits. The server stamps it on the request; what a client writes into the header is thrown away. */
export const ADDRESS_HEADER = "x-kkori-address";

/** Addresses of one IPv6 network (/64) belong to one subscriber and count as one. */
function grouped(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(bare) !== 6) return bare;
  const [head = "", tail] = bare.toLowerCase().split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === undefined || tail === "" ? [] : tail.split(":");
  const filled = tail === undefined ? front : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0"), ...back];
  return `${filled.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

/**
 * The client's address behind `trustedProxies` proxies: each appended the address it saw to X-Forwarded-For,
 * so the last `trustedProxies` entries are the believable ones.
 */
export function addressBehindProxies(socketAddress: string, forwardedFor: string | undefined, trustedProxies: number): string {
  const hops = (forwardedFor ?? "").split(",").map((hop) => hop.trim()).filter((hop) => isIP(hop) !== 0);
  const believed = trustedProxies > 0 ? hops.at(-Math.min(trustedProxies, hops.length)) : undefined;
  return grouped(believed ?? socketAddress);
}

/** Stamps the client's address on a request before anything else handles it; returns it. */
export function stampClientAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = request.headers["x-forwarded-for"];
  const address = addressBehindProxies(request.socket.remoteAddress ?? "unknown", Array.isArray(forwarded) ? forwarded.join(",") : forwarded, trustedProxies);
  request.headers[ADDRESS_HEADER] = address;
  return address;
}

/** The stamped address. Requests that were not stamped share one count, which is stricter, never laxer. */
export function clientAddress(headers: Pick<Headers, "get">): string {
  return headers.get(ADDRESS_HEADER) ?? "unknown";
}
