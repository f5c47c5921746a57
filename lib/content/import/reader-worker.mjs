// Reads a DOCX or PDF into Markdown or plain text, parses and writes scenario files. Runs in a worker with limits, because a file may be hostile.
import { parentPort, workerData } from "node:worker_threads";

const { job, limit } = workerData;
const { kind, bytes } = job;

async function readDocx() {
  const [{ default: mammoth }, { default: Turndown }, { gfm }] = await Promise.all([
    import("mammoth"), import("turndown"), import("@joplin/turndown-plugin-gfm"),
  ]);
  const images = mammoth.images.imgElement(() => Promise.resolve({ src: "" }));
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: images });
  const turndown = new Turndown({ headingStyle: "atx", codeBlockStyle: "fenced", bulletListMarker: "-" });
  turndown.use(gfm);
  turndown.remove("img");
  // Escapes protect a Markdown renderer; here they would stand in the handout's text.
  turndown.escape = (text) => text;
  return turndown.turndown(value).replaceAll(/^(\d+\.|-) {2,}/gm, "$1 ");
}

async function readPdf() {
  const { getDocumentProxy } = await import("unpdf");
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false });
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(linesOf(items));
  }
  return pages.join("\n");
}

/** Joins text runs into lines; a gap of more than one and a half line heights is an empty line. */
function linesOf(items) {
  let text = "";
  let lastY = null;
  for (const item of items) {
    if (typeof item.str !== "string") continue;
    const y = item.transform[5];
    const height = item.height || Math.abs(item.transform[3]) || 10;
    if (lastY !== null && item.str !== "" && Math.abs(lastY - y) > height * 1.8 && text.endsWith("\n")) text += "\n";
    text += item.str;
    if (item.hasEOL) text += "\n";
    if (item.str !== "") lastY = y;
  }
  return text;
}

/** Why a DOCX is not unpacked, or null. Counts what really comes out, because a ZIP's own size fields can lie. */
async function refusalOfArchive() {
  const { Unzip, UnzipInflate } = await import("fflate");
  const seen = { bytes: 0, document: false };
  const unzip = new Unzip((file) => {
    seen.document ||= file.name === "word/document.xml";
    file.ondata = (error, chunk) => {
      // fflate hands what this throws back to it, so the reason is read off `seen`, not off the error.
      if (error) throw error;
      seen.bytes += chunk.byteLength;
      if (seen.bytes > limit) throw new Error("limit");
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const step = 16 * 1024;
  try {
    for (let at = 0; at < bytes.byteLength; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.byteLength);
  } catch {
    return seen.bytes > limit ? "unpacksTooLarge" : "unreadable";
  }
  return seen.document ? null : "unknownFormat";
}

async function parseScenario() {
  const { fromText, reasonOf } = await import("../own/scenario-text.mjs");
  try {
    return { value: fromText(job.text) };
  } catch (thrown) {
    return { invalid: reasonOf(thrown) };
  }
}

const WORK = {
  docx: async () => {
    const refused = await refusalOfArchive();
    return refused === null ? { text: await readDocx() } : { refused };
  },
  pdf: async () => ({ text: await readPdf() }),
  parse: parseScenario,
  write: async () => ({ text: (await import("../own/scenario-text.mjs")).toYaml(job.value) }),
};
parentPort.postMessage(await WORK[kind]());
