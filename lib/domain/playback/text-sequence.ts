import type { DeletedRange, ReadUpdate, TypedItem, UnitId } from "./read-update";
import { SpanOrder, type Span } from "./span-order";
import { joinEdits, type TextEdit } from "./text-edit";

/** What Yjs leaves of both halves when something is put or deleted in the middle of a surrogate pair. */
const REPLACEMENT = "\ufffd";
const isHigh = (text: string, at: number) => text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) <= 0xdbff;

/**
 * A text as Yjs's updates build it, that says of each update what it changed and where. Yjs itself can say so too, but walks the whole
 * text for it: 50,000 edits of one answer take it half a minute, this well below a second.
 * Order of what was typed at the same place: YATA (Nicolaescu et al. 2016, "Near Real-Time Peer-to-Peer Shared Editing"), as in Yjs's Item.integrate.
 */
export class TextSequence {
  private readonly order = new SpanOrder();
  private readonly byClient = new Map<number, Span[]>();
  /** What builds on text that has not come yet. */
  private waiting: ReadUpdate = { items: [], deletes: [] };
  private edits: TextEdit[] = [];

  /** Takes in one update; gives the edits of the visible text that it stands for, to be made one after the other. */
  take({ items, deletes }: ReadUpdate): TextEdit[] {
    this.edits = [];
    let open = [...this.waiting.items, ...items];
    for (let before = -1; open.length > 0 && open.length !== before; ) {
      before = open.length;
      open = open.filter((item) => !this.place(item));
    }
    const late = [...this.waiting.deletes, ...deletes].filter((range) => !this.remove(range));
    this.waiting = { items: open, deletes: late };
    return joinEdits(this.edits);
  }

  /** False when the item has to wait. */
  private place(item: TypedItem): boolean {
    const known = this.known(item.client);
    if (item.clock > known || !this.knows(item.origin) || !this.knows(item.rightOrigin)) return false;
    if (item.clock + item.length > known) this.integrate(item.clock < known ? rest(item, known - item.clock) : item);
    return true;
  }

  private integrate(item: TypedItem): void {
    const origin = item.origin && this.endingAt(item.origin);
    const right = item.rightOrigin && this.startingAt(item.rightOrigin);
    const left = this.leftOf(item, origin, right);
    if (left && item.text !== null && continues(left, item)) {
      this.edits.push({ position: this.order.indexOf(left) + left.length, removed: 0, inserted: item.text });
      return this.order.grow(left, item.text);
    }
    const { client, clock, length, text, rightOrigin } = item;
    const span = this.order.insert({ client, clock, length, text: text ?? "", visible: text !== null, origin: item.origin, rightOrigin }, left);
    const own = this.byClient.get(client);
    if (own) own.push(span);
    else this.byClient.set(client, [span]);
    if (text !== null) this.edits.push({ position: this.order.indexOf(span), removed: 0, inserted: text });
  }

  /** The span behind which an item goes among others that were typed at the same place without knowing of each other. */
  private leftOf(item: TypedItem, origin: Span | null, right: Span | null): Span | null {
    let left = origin;
    const passed = new Set<Span>();
    const conflicting = new Set<Span>();
    for (let other = origin ? origin.next : this.order.first; other !== null && other !== right; other = other.next) {
      passed.add(other);
      conflicting.add(other);
      if (same(item.origin, other.origin)) {
        if (other.client < item.client) {
          left = other;
          conflicting.clear();
        } else if (same(item.rightOrigin, other.rightOrigin)) break;
      } else {
        const base = other.origin && this.holding(other.origin);
        if (!base || !passed.has(base)) break;
        if (!conflicting.has(base)) {
          left = other;
          conflicting.clear();
        }
      }
    }
    return left;
  }

  /** False when some of the range has not come yet. What is there is deleted; deleting twice changes nothing. */
  private remove({ client, clock, length }: DeletedRange): boolean {
    const known = this.known(client);
    const end = Math.min(clock + length, known);
    for (let at = clock; at < end; ) {
      let span = this.startingAt({ client, clock: at });
      if (span.clock + span.length > end) span = this.endingAt({ client, clock: end - 1 });
      if (span.visible) {
        this.edits.push({ position: this.order.indexOf(span), removed: span.length, inserted: "" });
        this.order.hide(span);
      }
      at = span.clock + span.length;
    }
    return clock + length <= known;
  }

  private known(client: number): number {
    const last = this.byClient.get(client)?.at(-1);
    return last ? last.clock + last.length : 0;
  }

  private knows(id: UnitId | null): boolean {
    return id === null || id.clock < this.known(id.client);
  }

  private findAt(id: UnitId): number {
    const own = this.byClient.get(id.client) ?? [];
    let from = 0;
    for (let to = own.length - 1; from < to; ) {
      const middle = (from + to + 1) >> 1;
      if ((own[middle] as Span).clock <= id.clock) from = middle;
      else to = middle - 1;
    }
    return from;
  }

  private holding(id: UnitId): Span {
    return (this.byClient.get(id.client) as Span[])[this.findAt(id)] as Span;
  }

  /** The span whose first unit this is. */
  private startingAt(id: UnitId): Span {
    const span = this.holding(id);
    return span.clock === id.clock ? span : this.cut(span, id.clock - span.clock);
  }

  /** The span whose last unit this is. */
  private endingAt(id: UnitId): Span {
    const span = this.holding(id);
    if (span.clock + span.length - 1 > id.clock) this.cut(span, id.clock + 1 - span.clock);
    return span;
  }

  private cut(span: Span, offset: number): Span {
    if (isHigh(span.text, offset - 1)) {
      if (span.visible) this.edits.push({ position: this.order.indexOf(span) + offset - 1, removed: 2, inserted: REPLACEMENT + REPLACEMENT });
      span.text = span.text.slice(0, offset - 1) + REPLACEMENT + REPLACEMENT + span.text.slice(offset + 1);
    }
    const at = this.findAt(span);
    const right = this.order.split(span, offset);
    (this.byClient.get(span.client) as Span[]).splice(at + 1, 0, right);
    return right;
  }
}

function same(a: UnitId | null, b: UnitId | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}

/** Typing on: the item belongs to the end of the span and can become part of it. */
function continues(span: Span, { client, clock, origin, rightOrigin }: TypedItem): boolean {
  return span.visible && span.client === client && span.clock + span.length === clock && same(origin, { client, clock: clock - 1 }) && same(span.rightOrigin, rightOrigin);
}

/** An item without its first `skip` units, which are there already. */
function rest({ client, clock, length, text, rightOrigin }: TypedItem, skip: number): TypedItem {
  const kept = text === null ? null : isHigh(text, skip - 1) ? REPLACEMENT + text.slice(skip + 1) : text.slice(skip);
  return { client, clock: clock + skip, length: length - skip, text: kept, origin: { client, clock: clock + skip - 1 }, rightOrigin };
}
