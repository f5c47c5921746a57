import type { LinkSocket } from "@/lib/client/link";
import type { AnswerText } from "@/lib/client/types";
import type { TextFrame } from "@/lib/protocol/frames";
import { Network } from "./network";
import { Page } from "./page";
import type { Identity } from "./sockets";

/** A page on a bad day: its connection breaks, its frames are held, come in another order and come twice, and it is reloaded. */
export class UnrulyWriter {
  page!: Page;
  answer!: AnswerText;
  private unordered = false;
  /** What is held back while frames are shuffled, and the last frame of either direction. */
  private held: (() => void)[] = [];
  private last: (() => void)[] = [];

  private constructor(
    private readonly who: Identity,
    private readonly network: Network,
    private readonly questionId: string,
  ) {}

  static async join(url: string, who: Identity, questionId: string): Promise<UnrulyWriter> {
    const writer = new UnrulyWriter(who, await Network.to(url), questionId);
    await writer.open(new Page(writer.network.url, who));
    return writer;
  }

  edit(at: number, remove: number, insert: string): void {
    const { doc, text } = this.answer;
    const start = Math.min(at, text.length);
    doc.transact(() => {
      text.delete(start, Math.min(remove, text.length - start));
      text.insert(start, insert);
    });
  }

  break(): void {
    this.network.breakAll();
  }

  cut(): void {
    this.network.cut();
  }

  mend(): void {
    this.network.mend();
    this.page.handle.reconnectNow();
  }

  hold(): void {
    this.answer.hold();
  }

  resume(): void {
    this.answer.resume();
  }

  shuffle(): void {
    this.unordered = true;
  }

  /** What was held goes on its way, the newest first. */
  unshuffle(): void {
    this.unordered = false;
    for (const send of this.held.splice(0).reverse()) send();
  }

  repeat(): void {
    for (const send of this.last) send();
  }

  /** As a browser does it: what is not acknowledged is in the store, everything else is gone. */
  async reload(): Promise<void> {
    this.calmDown();
    await this.page.client.flush();
    this.page.close();
    await this.open(new Page(this.network.url, this.who, this.page.store));
  }

  calmDown(): void {
    this.unshuffle();
    this.resume();
    this.mend();
  }

  close(): Promise<void> {
    return this.network.close();
  }

  private async open(page: Page): Promise<void> {
    this.page = page;
    this.last = [];
    const { socket } = (page.client as unknown as { link: { socket: LinkSocket } }).link;
    const emit = socket.emit.bind(socket) as (event: string, ...args: unknown[]) => LinkSocket;
    socket.emit = ((event: string, ...args: unknown[]) => (event === "textPush" ? (this.pass(() => void (socket.connected && emit(event, ...args))), socket) : emit(event, ...args))) as LinkSocket["emit"];
    const [receive] = socket.listeners("text");
    socket.off("text");
    socket.on("text", (frame: TextFrame) => this.pass(() => receive?.(frame)));
    await page.online();
    this.answer = await page.answer(this.questionId);
  }

  private pass(send: () => void): void {
    this.last = [...this.last.slice(-1), send];
    if (this.unordered) this.held.push(send);
    else send();
  }
}
