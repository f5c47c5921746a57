/** Most requests of one snippet. */
const MAX_REQUESTS = 20;

/**
 * Requests as people write them: line feeds, `###` between two of them, comments (`#`, `//`) before the first line.
 * Gives them as bytes for the wire. Where a body has no length, the length is added, as every client would.
 */
export function requestTexts(source: string): string[] {
  return source
    .split(/^###.*$/m)
    .map(wireText)
    .filter((text) => text !== "")
    .slice(0, MAX_REQUESTS);
}

function wireText(text: string): string {
  const lines = text.split(/\r?\n/);
  while (lines.length > 0 && (lines[0]?.trim() === "" || /^(#|\/\/)/.test(lines[0] ?? ""))) lines.shift();
  if (lines.length === 0) return "";
  const blank = lines.indexOf("");
  const head = blank < 0 ? lines : lines.slice(0, blank);
  const body = blank < 0 ? "" : lines.slice(blank + 1).join("\n").trimEnd();
  const framed = head.some((line) => /^(content-length|transfer-encoding)\s*:/i.test(line));
  const length = body !== "" && !framed ? [`Content-Length: ${Buffer.byteLength(body)}`] : [];
  return `${[...head, ...length].join("\r\n")}\r\n\r\n${body}`;
}
