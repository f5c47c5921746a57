import { createHmac } from "node:crypto";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import { env } from "../env";
import type { WebhookKind } from "../db/generated/client";
import { DeliveryError } from "./delivery-error";
import { isPublicAddress, publicLookup } from "./safe-address";

const TIMEOUT_MS = 10_000;
/** Header of a generic webhook: `t=<seconds>,v1=<hex>`, HMAC-SHA256 by the webhook's secret over `<seconds>.<body>`. */
export const SIGNATURE_HEADER = "Kkori-Signature";

export type WebhookTarget = { kind: WebhookKind; url: string; secret: string };
export type WebhookMessage = { id: string; event: string; text: string; data: unknown };

/** Whether webhooks may be sent to an address: https and not inside, unless the installation allows the latter. */
export function isWebhookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  if (env().KKORI_WEBHOOKS_INSIDE) return protocol === "https:" || protocol === "http:";
  const host = hostname.replace(/^\[|\]$/g, "");
  return protocol === "https:" && (isIP(host) === 0 ? host.includes(".") && !host.endsWith(".") : isPublicAddress(host));
}

export function signature(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

/** Sends one message. Throws `DeliveryError`; redirects count as refused and are not followed. */
export async function postWebhook(target: WebhookTarget, message: WebhookMessage, now = Date.now()): Promise<void> {
  if (!isWebhookUrl(target.url)) throw new DeliveryError("refused", "the address is not allowed");
  const body = bodyFor(target.kind, message);
  const headers: Record<string, string> = { "Content-Type": "application/json", "User-Agent": "Kkori" };
  if (target.kind === "generic") headers[SIGNATURE_HEADER] = signature(target.secret, Math.floor(now / 1_000), body);
  const status = await send(new URL(target.url), headers, body);
  if (status >= 200 && status < 300) return;
  throw new DeliveryError(status === 429 || status >= 500 ? "later" : "refused", `status ${status}`);
}

function bodyFor(kind: WebhookKind, { id, event, text, data }: WebhookMessage): string {
  switch (kind) {
    case "discord":
      return JSON.stringify({ content: text, allowed_mentions: { parse: [] } });
    case "slack":
      return JSON.stringify({ text: text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") });
    case "generic":
      return JSON.stringify({ id, event, text, data });
  }
}

function send(url: URL, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const open = url.protocol === "http:" ? httpRequest : httpsRequest;
    const lookup = env().KKORI_WEBHOOKS_INSIDE ? undefined : publicLookup;
    let connected = false;
    const request = open(url, { method: "POST", headers: { ...headers, "Content-Length": String(Buffer.byteLength(body)) }, lookup, timeout: TIMEOUT_MS, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("socket", (socket) => socket.once("connect", () => (connected = true)));
    request.on("timeout", () => request.destroy(new Error("timeout")));
    // Once connected, the other side may have got all of it.
    request.on("error", (error) => reject(new DeliveryError(connected ? "unknown" : "later", error.message)));
    request.end(body);
  });
}
