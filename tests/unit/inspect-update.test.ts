import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { ANSWER_TEXT_KEY } from "@/lib/protocol/limits";
import { BadUpdate, inspectUpdate } from "@/lib/server/text/inspect-update";

const RUNS = { seed: 20261122, numRuns: 200 };
const refused = (bytes: Uint8Array | number[]) => expect(() => inspectUpdate(Uint8Array.from(bytes))).toThrow(BadUpdate);

/** The update that `change` makes on a document with client id 7 that holds "abc" already. */
function updateOf(change: (doc: Y.Doc) => void, clientId = 7): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText(ANSWER_TEXT_KEY).insert(0, "abc");
  const before = Y.encodeStateVector(doc);
  change(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

type Edit = { at: number; remove: number; insert: string };
const edits = fc.array(fc.record({ at: fc.nat(40), remove: fc.nat(6), insert: fc.string({ unit: "grapheme", maxLength: 8 }) }), { minLength: 1, maxLength: 20 });

function edit(text: Y.Text, { at, remove, insert }: Edit): void {
  const start = Math.min(at, text.length);
  text.delete(start, Math.min(remove, text.length - start));
  if (insert !== "") text.insert(start, insert);
}

test("it reads what typing makes as Yjs itself does", () => {
  fc.assert(
    fc.property(edits, (all) => {
      const doc = new Y.Doc();
      const updates: Uint8Array[] = [];
      doc.on("update", (update: Uint8Array) => updates.push(update));
      for (const one of all) doc.transact(() => edit(doc.getText(ANSWER_TEXT_KEY), one));
      for (const update of [...updates, Y.encodeStateAsUpdate(doc), ...(updates.length > 0 ? [Y.mergeUpdates(updates)] : [])]) {
        const shape = inspectUpdate(update);
        const { from, to } = Y.parseUpdateMeta(update);
        expect(shape.runs.map((run) => [run.client, run.from, run.to])).toEqual([...to].map(([client, end]) => [client, from.get(client), end]));
        expect(shape.structs).toBe(Y.decodeUpdate(update).structs.length);
        const strings = Y.decodeUpdate(update).structs.flatMap((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [struct.content.str] : []));
        expect(shape.addedUnits).toBe(strings.join("").length);
        expect(shape.addedBytes).toBeGreaterThanOrEqual(strings.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
      }
    }),
    RUNS,
  );
});

test("noise is refused or harmless, and never anything else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      try {
        inspectUpdate(bytes);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(BadUpdate);
      }
    }),
    { ...RUNS, numRuns: 2_000 },
  );
});

test("a changed byte of a good update never lets another kind of struct in", () => {
  const good = updateOf((doc) => doc.getText(ANSWER_TEXT_KEY).insert(3, "def"));
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), (at, value) => {
      const bytes = Uint8Array.from(good);
      bytes[at] = value;
      try {
        inspectUpdate(bytes);
      } catch {
        return;
      }
      for (const struct of Y.decodeUpdate(bytes).structs) expect(struct instanceof Y.Item && (struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentDeleted)).toBe(true);
    }),
    { ...RUNS, numRuns: 2_000 },
  );
});

describe("refused", () => {
  test("a garbage-collection struct", () => refused([1, 1, 7, 0, 0, 5, 0]));
  test("a skip struct", () => refused([1, 1, 7, 0, 10, 5, 0]));
  test("a client that comes twice, of which Yjs would see the second only", () => refused([2, 1, 7, 0, 1, 1, 6, ...Buffer.from("answer"), 2, 1, 7, 2, 0x81, 7, 1, 1, 0]));
  test("a run of no structs", () => refused([1, 0, 7, 0, 0]));
  test("more structs announced than there are", () => refused([1, 0xff, 0xff, 0xff, 0xff, 7, 7, 0]));
  test("bytes left over", () => refused([...updateOf((doc) => doc.getText(ANSWER_TEXT_KEY).insert(0, "x")), 0]));
  test("another text of the document", () => refused(updateOf((doc) => doc.getText("hidden").insert(0, "x"))));
  test("a map", () => refused([1, 1, 7, 0, 0x24, 1, 6, ...Buffer.from("answer"), 1, ...Buffer.from("k"), 1, ...Buffer.from("v"), 0]));
  test("formatting", () => refused(updateOf((doc) => doc.getText(ANSWER_TEXT_KEY).format(0, 2, { bold: true }))));
  test("an embed", () => refused(updateOf((doc) => doc.getText(ANSWER_TEXT_KEY).insertEmbed(0, { image: "x" }))));
  test("a struct that refers to what comes after it", () => refused([1, 1, 7, 0, 0x84, 7, 0, 1, 120, 0]));
  test("an empty struct", () => refused([1, 1, 7, 0, 0x84, 8, 0, 0, 0]));
  test("the second format, in which a few bytes unfold to gigabytes", () => refused(Y.convertUpdateFormatV1ToV2(updateOf((doc) => doc.getText(ANSWER_TEXT_KEY).insert(0, "x")))));
  test("nothing", () => refused([]));
});

test("what an update needs is named: other people's structs and everything that it deletes", () => {
  const doc = new Y.Doc();
  doc.clientID = 7;
  doc.getText(ANSWER_TEXT_KEY).insert(0, "abcdef");
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.clientID = 9;
  const before = Y.encodeStateVector(other);
  other.transact(() => {
    other.getText(ANSWER_TEXT_KEY).insert(3, "X");
    other.getText(ANSWER_TEXT_KEY).delete(4, 3);
  });
  const shape = inspectUpdate(Y.encodeStateAsUpdate(other, before));
  expect(shape.runs).toEqual([{ client: 9, from: 0, to: 1 }]);
  expect(shape.needs).toEqual([{ client: 7, clock: 6 }]);
});
