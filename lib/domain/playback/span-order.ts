import type { UnitId } from "./read-update";

/** A stretch of units that one client typed one after the other and that stand next to each other. Deleted ones keep their place. */
export type Span = UnitId & {
  length: number;
  text: string;
  visible: boolean;
  origin: UnitId | null;
  rightOrigin: UnitId | null;
  next: Span | null;
  block: Block;
};

type Block = { spans: Span[]; visible: number };

/** A block beyond this is cut in two: finding a place costs about a block and the number of blocks. */
const BLOCK_MAX_SPANS = 512;

/** Spans in the order of the text, with the visible length in front of each. */
export class SpanOrder {
  private blocks: Block[] = [{ spans: [], visible: 0 }];

  get first(): Span | null {
    return this.blocks[0]?.spans[0] ?? null;
  }

  /** Puts a span behind `left`, or in front of everything. */
  insert(span: Omit<Span, "next" | "block">, left: Span | null): Span {
    const block = left?.block ?? (this.blocks[0] as Block);
    const placed: Span = { ...span, next: left ? left.next : this.first, block };
    block.spans.splice(left ? block.spans.indexOf(left) + 1 : 0, 0, placed);
    if (left) left.next = placed;
    if (placed.visible) block.visible += placed.length;
    if (block.spans.length > BLOCK_MAX_SPANS) this.halve(block);
    return placed;
  }

  /** Units that are visible in front of a span. */
  indexOf(span: Span): number {
    let index = 0;
    for (const block of this.blocks) {
      if (block === span.block) break;
      index += block.visible;
    }
    for (const earlier of span.block.spans) {
      if (earlier === span) break;
      if (earlier.visible) index += earlier.length;
    }
    return index;
  }

  grow(span: Span, text: string): void {
    span.text += text;
    span.length += text.length;
    if (span.visible) span.block.visible += text.length;
  }

  hide(span: Span): void {
    span.visible = false;
    span.block.visible -= span.length;
  }

  /** Cuts a span after `offset` units; gives the right part. */
  split(span: Span, offset: number): Span {
    const right = {
      ...span,
      clock: span.clock + offset,
      length: span.length - offset,
      text: span.text.slice(offset),
      origin: { client: span.client, clock: span.clock + offset - 1 },
    };
    if (span.visible) span.block.visible -= right.length;
    span.text = span.text.slice(0, offset);
    span.length = offset;
    return this.insert(right, span);
  }

  private halve(block: Block): void {
    const spans = block.spans.splice(block.spans.length >> 1);
    const added: Block = { spans, visible: 0 };
    for (const span of spans) {
      span.block = added;
      if (span.visible) added.visible += span.length;
    }
    block.visible -= added.visible;
    this.blocks.splice(this.blocks.indexOf(block) + 1, 0, added);
  }
}
