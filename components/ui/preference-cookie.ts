const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Remembers a display choice on this browser, so that the server draws the page with it from the first byte. Null forgets it. */
export function rememberPreference(name: string, value: string | null): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value ?? ""}; Path=/; SameSite=Lax; Max-Age=${value === null ? 0 : YEAR_SECONDS}${secure}`;
}
