import { setTimeout as delay } from "node:timers/promises";
import { InterviewClient } from "@/lib/client/interview-client";
import { MemoryOutboxStore, type OutboxStore } from "@/lib/client/outbox-store";
import type { AnswerText, InterviewHandle } from "@/lib/client/types";
import type { Locale } from "@/lib/protocol/roles";
import { TEST_ORIGIN } from "./server";
import type { Identity } from "./sockets";

const WAIT_MS = 30_000;
const opened = new Set<Page>();

/** The client of a page, without the page: the same code that a browser runs, over a real socket. */
export class Page {
  readonly client: InterviewClient;

  constructor(
    url: string,
    who: Identity,
    readonly store: OutboxStore = new MemoryOutboxStore(),
    locale: Locale = "en",
  ) {
    this.client = new InterviewClient({
      interviewId: who.viewer.interviewId, surface: who.surface, locale, store, url, headers: { cookie: who.cookie, origin: TEST_ORIGIN },
    });
    opened.add(this);
    this.client.start();
  }

  get handle(): InterviewHandle {
    return this.client.handle();
  }

  /** Waits until what the page holds gives something. */
  until<T>(what: string, found: (handle: InterviewHandle) => T | null | undefined | false): Promise<T> {
    return this.wait(what, (listener) => this.client.subscribe(listener), () => found(this.handle));
  }

  online(): Promise<true> {
    return this.until("being online with a view", ({ connection, view }) => (connection.state === "online" && view !== null) || null);
  }

  /** Waits until everything that was typed is acknowledged. */
  saved(): Promise<true> {
    return this.until("everything to be saved", ({ saving }) => saving.pending === 0 || null);
  }

  /** Opens an answer and waits until the server's text is in it. */
  async answer(questionId: string): Promise<AnswerText> {
    const answer = this.handle.openAnswer(questionId);
    await this.wait("the answer's text", (listener) => answer.onChange(listener), () => answer.synced || null);
    return answer;
  }

  reads(answer: AnswerText, text: string): Promise<true> {
    return this.wait(
      `the text ${JSON.stringify(text.slice(0, 60))}`,
      (listener) => answer.onChange(listener),
      () => answer.text.toString() === text || null,
      () => `it reads ${JSON.stringify(answer.text.toString().slice(0, 200))}`,
    );
  }

  close(): void {
    this.client.stop();
    opened.delete(this);
  }

  private wait<T>(what: string, subscribe: (listener: () => void) => () => void, found: () => T | null | undefined | false, state = () => this.describe()): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const value = found();
        if (value === null || value === undefined || value === false) return;
        clearTimeout(timer);
        stop();
        resolve(value);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`waited for ${what}; ${state()}`));
      }, WAIT_MS);
      const stop = subscribe(look);
      look();
    });
  }

  private describe(): string {
    const { connection, saving, writing } = this.handle;
    return JSON.stringify({ connection, saving, writing });
  }
}

/** Ends every page of the test; call it after each. */
export function closePages(): void {
  for (const page of [...opened]) page.close();
}

/** Marks between two short rests, and the longest such rest, in milliseconds: on a slow machine nothing would ever be acknowledged in full. */
const MARKS_BETWEEN_RESTS = 20;
const REST_MS = 300;

/** Types a mark every few milliseconds until told to stop. `acknowledged` is the text as it read when nothing was pending. */
export function typing(page: Page, answer: AnswerText) {
  const typed = { acknowledged: "", stop: async () => undefined as void };
  let going = true;
  const stopWatching = page.client.subscribe(() => {
    if (page.handle.saving.pending === 0) typed.acknowledged = answer.text.toString();
  });
  const loop = (async () => {
    for (let at = 0; going; at++) {
      answer.text.insert(answer.text.length, `${at} `);
      await delay(3);
      for (let rest = 0; at % MARKS_BETWEEN_RESTS === 0 && page.handle.saving.pending > 0 && rest < REST_MS; rest += 5) await delay(5);
    }
  })();
  typed.stop = async () => {
    going = false;
    await loop;
    stopWatching();
  };
  return typed;
}
