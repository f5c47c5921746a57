import { zipSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { UNPACKED_MAX_BYTES } from "@/lib/content/import/aside";
import { importHandout } from "@/lib/content/import/import-handout";
import { HANDOUT_MAX_BYTES, HANDOUT_MAX_CHARS, HANDOUT_MAX_LINES } from "@/lib/content/import/read-handout";
import en from "@/lib/i18n/messages/en/failures.json" with { type: "json" };
import ko from "@/lib/i18n/messages/ko/failures.json" with { type: "json" };

const root = process.cwd();
const HANDOUT = "모임 2회차\n\n상황\n\n캐시가 비었습니다.\n\n문제\n\n첫째, 무엇을 봅니까?\n";

function docx(paragraphs: string[], extra: Record<string, Uint8Array> = {}): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join("");
  return zipSync({
    "[Content_Types].xml": strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    "_rels/.rels": strToU8('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    "word/document.xml": strToU8(`<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`),
    ...extra,
  });
}

/** A one-page PDF with the given lines in Helvetica; no lines make a page without text, as a scan has. */
function pdf(lines: string[]): Uint8Array {
  const stream = lines.map((line, at) => `BT /F1 12 Tf 72 ${720 - at * 30} Td (${line}) Tj ET`).join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  return strToU8(`${body}xref\n0 6\n0000000000 65535 f \n${table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, true);
}

/** Encodes to CP949 by searching the platform's own decoding table. */
function cp949(text: string): Uint8Array {
  const decoder = new TextDecoder("euc-kr");
  const table = new Map<string, [number, number]>();
  for (let lead = 0xb0; lead <= 0xc8; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) table.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  return new Uint8Array([...text].flatMap((letter) => table.get(letter) ?? [letter.charCodeAt(0)]));
}

async function handout(bytes: Uint8Array) {
  const read = await importHandout(bytes, root);
  if (read.kind !== "handout") throw new Error("taken for a scenario file");
  return { format: read.format, ...read.draft };
}

describe("handout files", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(HANDOUT)],
    ["UTF-8 with a byte order mark", new TextEncoder().encode(`\ufeff${HANDOUT}`)],
    ["UTF-16", new Uint8Array(Buffer.from(`\ufeff${HANDOUT}`, "utf16le"))],
    ["CP949", cp949(HANDOUT)],
    ["Windows line ends", new TextEncoder().encode(HANDOUT.replaceAll("\n", "\r\n"))],
  ])("reads plain text in %s", async (_name, bytes) => {
    const { format, scenarios } = await handout(bytes);
    expect(format).toBe("text");
    expect(scenarios).toMatchObject([{ round: 2, situation: "캐시가 비었습니다.", questions: [{ prompt: "무엇을 봅니까?" }] }]);
  });

  it("reads DOCX", async () => {
    const { format, scenarios } = await handout(docx(HANDOUT.split("\n\n").map((line) => line.trim())));
    expect(format).toBe("docx");
    expect(scenarios).toMatchObject([{ round: 2, questions: [{ prompt: "무엇을 봅니까?" }] }]);
  });

  it("reads PDF", async () => {
    const { format, scenarios } = await handout(pdf(["Study round 4", "Situation", "Messages stop.", "Questions", "First, what do you look at?", "Second, and then?"]));
    expect(format).toBe("pdf");
    expect(scenarios).toMatchObject([{ round: 4, situation: "Messages stop.", questions: [{}, {}] }]);
  });

  it.each([
    ["an empty file", new Uint8Array(), "empty", "handoutEmpty"],
    ["white space", new TextEncoder().encode(" \n\n"), "empty", "handoutEmpty"],
    ["a file over 5 MB", new Uint8Array(HANDOUT_MAX_BYTES + 1).fill(65), "tooLarge", "handoutTooLarge"],
    ["5 MB of text", new Uint8Array(HANDOUT_MAX_BYTES).fill(65), "tooLong", "handoutTooLong"],
    ["too many lines", new TextEncoder().encode("a\n".repeat(HANDOUT_MAX_LINES)), "tooLong", "handoutTooLong"],
    ["a PDF without text", pdf([]), "noText", "handoutWithoutText"],
    ["a broken PDF", strToU8("%PDF-1.4\nnothing"), "unreadable", "handoutUnreadable"],
    ["a ZIP that is no document", zipSync({ "a.txt": strToU8("x") }), "unknownFormat", "handoutFormat"],
    ["a cut-off ZIP", docx(["상황"]).subarray(0, 60), "unreadable", "handoutUnreadable"],
    ["bytes that are no text", new Uint8Array([0, 1, 2, 3, 0xff]), "unknownFormat", "handoutFormat"],
    // What unpacks is counted as it comes out, before anything is read from it.
    ["a ZIP bomb", docx(["상황"], { "word/media/bomb": new Uint8Array(UNPACKED_MAX_BYTES + 1) }), "unpacksTooLarge", "handoutUnpacksTooLarge"],
  ] as const)("refuses %s in words of both languages", async (_name, bytes, code, failure) => {
    await expect(importHandout(bytes, root)).rejects.toMatchObject({ name: "HandoutError", code });
    for (const wording of [ko, en]) expect(wording[failure]).toMatch(/\S/);
  });

  it("keeps the event loop free while it reads the longest text that it takes", async () => {
    const line = "상황 7 번째 필드와 Nginx 의 설정이 되니까? \n1. **먼저 볼 것**: 무엇으로 확인합니까?\n\n> **[답변]**\n> 표에 남깁니다.\n\n";
    // Long lines of one kind, on which patterns that try every beginning would take time by the square.
    const awkward = ["가".repeat(4_900), `# ${" ".repeat(4_900)}x`, `${" ".repeat(60_000)}x`].join("\n");
    const text = `상황\n${awkward}\n문제\n${line.repeat(5_000)}`.slice(0, HANDOUT_MAX_CHARS / 4);
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    const { scenarios } = await handout(new TextEncoder().encode(text));
    clearInterval(counting);
    expect(scenarios[0]?.questions.length).toBeGreaterThan(0);
    expect(turns, "turns of others meanwhile").toBeGreaterThan(5);
  });

  it.each([
    ["nested too deep", `kkori: scenario\nformat: 1\nscenario: ${"[".repeat(20_000)}`],
    ["of aliases", "kkori: scenario\na: &a [x]\nb: *a\n"],
    ["that is broken", "kkori: scenario\n\t- broken"],
  ])("refuses a scenario file %s", async (_name, text) => {
    await expect(importHandout(new TextEncoder().encode(text), root)).rejects.toMatchObject({ name: "ScenarioFileError" });
  });
});
