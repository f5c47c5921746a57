export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The first value of a query parameter; absent and empty are the same. */
export function firstOf(value: string | string[] | undefined): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return first === "" ? undefined : first;
}

/** A path with the query that it was asked for with, to come back to. */
export function withQuery(path: string, params: Awaited<SearchParams>): string {
  const entries = Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [value].flat().map((one) => [name, one])));
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}
