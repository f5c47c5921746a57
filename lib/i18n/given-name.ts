const HANGUL = /^[가-힣]+$/;
const COMPOUND_SURNAMES = new Set(["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"]);

/** The part of a name that people are called by: 서연 of 한서연, Ada of Ada Lovelace. Names that can't be split stay whole. */
export function givenName(name: string): string {
  const trimmed = name.trim();
  if (!HANGUL.test(trimmed)) return trimmed.split(/\s+/)[0] ?? trimmed;
  if (trimmed.length === 4 && COMPOUND_SURNAMES.has(trimmed.slice(0, 2))) return trimmed.slice(2);
  return trimmed.length === 3 ? trimmed.slice(1) : trimmed;
}

/** First character of the given name, upper case. */
export function avatarLetter(name: string): string {
  return ([...givenName(name)][0] ?? "?").toLocaleUpperCase("en");
}
