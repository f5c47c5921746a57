/** The group that a path shows, else the first of the reader's; undefined for somebody without a group. */
export function groupOf(pathname: string, groupIds: readonly string[]): string | undefined {
  const shown = /^\/groups\/([0-9a-f-]{36})/.exec(pathname)?.[1];
  return shown !== undefined && groupIds.includes(shown) ? shown : groupIds[0];
}
