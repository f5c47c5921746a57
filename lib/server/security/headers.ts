/** Headers that every page and handler answers with. Pure, because the proxy runs apart from the rest of the server. */

export type HeaderOptions = {
  nonce: string;
  /** React's development build and hot reload need `eval`. */
  development: boolean;
  /** People reach the site by https. */
  secure: boolean;
};

/**
 * What a page may load and do. Scripts run by the request's nonce only (and what those load); styles may be inline, because Monaco and Radix
 * set them; the socket is on this origin, named by its own scheme as well for browsers that do not count it to 'self'.
 */
export function contentSecurityPolicy({ nonce, development, secure }: HeaderOptions, host: string | null): string {
  const socket = host !== null && /^[A-Za-z0-9.:[\]-]+$/.test(host) ? ` ${secure ? "wss" : "ws"}://${host}` : "";
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${socket}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

const HSTS_MAX_AGE_S = 365 * 24 * 3600;

/** Everything besides the content security policy. */
export function securityHeaders({ secure }: Pick<HeaderOptions, "secure">): [name: string, value: string][] {
  return [
    // Invite links stand in addresses: no other site learns them.
    ["Referrer-Policy", "same-origin"],
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"],
    ...(secure ? OVER_HTTPS : []),
  ];
}

/** Browsers ignore these on plain http, and complain about the second. */
const OVER_HTTPS: [name: string, value: string][] = [
  ["Strict-Transport-Security", `max-age=${HSTS_MAX_AGE_S}`],
  ["Cross-Origin-Opener-Policy", "same-origin"],
];
