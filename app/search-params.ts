export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The first value of a query parameter; absent and empty are the same. */
export function firstOf(value: string | string[] | undefined): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return first === "" ? undefined : first;
}
