const BASE = "http://kkori.invalid";

/** Where to go after signing in: a path of this site, or `fallback` for anything that leads elsewhere (`//host`, `/\host`, other schemes). */
export function safeReturnPath(value: string | null | undefined, fallback = "/"): string {
  if (!value || !value.startsWith("/") || !URL.canParse(value, BASE)) return fallback;
  const url = new URL(value, BASE);
  return url.origin === BASE ? `${url.pathname}${url.search}${url.hash}` : fallback;
}
