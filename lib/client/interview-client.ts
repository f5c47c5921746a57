import type { Command, CommandResult } from "@/lib/protocol/commands";
import { failure } from "@/lib/protocol/failures";
import type { Locale, Surface } from "@/lib/protocol/roles";
import type { ConsoleView, PresenceView, RoomView } from "@/lib/protocol/views";
import { CommandDesk } from "./command-desk";
import { Link } from "./link";
import { newId } from "./new-id";
import type { OutboxStore } from "./outbox-store";
import { PacedDraft } from "./paced-draft";
import { ServerClock } from "./server-clock";
import { TextSync } from "./text-sync";
import type { Connection, InterviewHandle, WritingState } from "./types";

export type InterviewClientOptions = {
  interviewId: string;
  surface: Surface;
  locale: Locale;
  store: OutboxStore;
  /** For a client that is no page of the site, such as a test. */
  url?: string;
  headers?: Record<string, string>;
};

const TICK_INTERVAL_MS = 5_000;
/** Without an answer to a tick in this time the connection counts as dead, in milliseconds. */
const TICK_TIMEOUT_MS = 8_000;

const SAVING_BATCH_MS = 30;
/** A page waits for one run and one command at a time; others' come and go. */
const PLACES_KEPT = 8;

type State = Pick<InterviewHandle, "view" | "connection" | "presence" | "writing" | "hostDraft" | "queuePlaces">;

/**
 * What a page holds of its interview, without React: one socket, the commands and texts on their way, and the last of everything the
 * server said. `handle()` gives a new object after each change and the same one in between.
 */
export class InterviewClient {
  private readonly windowId = newId();
  private readonly clock = new ServerClock();
  private readonly link: Link;
  private readonly commands: CommandDesk;
  private readonly texts: TextSync;
  private readonly listeners = new Set<() => void>();
  private state: State = { view: null, connection: { state: "connecting" }, presence: [], writing: { writable: false, reason: null }, hostDraft: "", queuePlaces: new Map() };
  private current: InterviewHandle | null = null;
  private locale: Locale;
  private latencyMs: number | null = null;
  private ticking: ReturnType<typeof setInterval> | null = null;
  private telling: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly options: InterviewClientOptions) {
    const { interviewId, surface, url, headers, store } = options;
    this.locale = options.locale;
    this.link = new Link({
      interviewId,
      ...(url === undefined ? {} : { url }),
      ...(headers === undefined ? {} : { headers }),
      handshake: () => ({ interviewId, surface, locale: this.locale, windowId: this.windowId, gaveWay: this.state.writing.reason === "otherWindow" }),
      now: () => this.clock.now(),
      onConnection: (connection) => this.connectionChanged(connection),
    });
    const { socket } = this.link;
    this.commands = new CommandDesk(socket);
    this.texts = new TextSync({ socket, store, writes: surface !== "observe", now: () => this.clock.now(), onChange: () => this.savingChanged() });
    socket.on("view", (view, serverNow) => this.viewed(view, serverNow));
    socket.on("presence", (presence) => this.presenceChanged(presence));
    socket.on("hostDraft", ({ line }) => this.change({ hostDraft: line }));
    socket.on("queuePlace", ({ id, place }) => this.change({ queuePlaces: new Map([...this.state.queuePlaces, [id, place] as const].slice(-PLACES_KEPT)) }));
    socket.on("writing", (writing: WritingState) => this.writingChanged(writing));
  }

  /** Connects and stays connected until `stop`. */
  start(): void {
    this.link.start();
    this.ticking ??= setInterval(() => this.tick(), TICK_INTERVAL_MS);
  }

  stop(): void {
    if (this.ticking !== null) clearInterval(this.ticking);
    this.ticking = null;
    this.link.stop();
    this.texts.stop();
    this.commands.giveUp("unavailable");
  }

  /** The network is said to be back, or the page to be looked at again. */
  wake(): void {
    this.clock.forget();
    this.link.reconnectNow();
    this.tick();
  }

  /** From now on the view comes in this language. All that the page holds stays. */
  speak(locale: Locale): void {
    if (this.locale === locale) return;
    this.locale = locale;
    this.link.renew();
  }

  /** The page is going away: text that is not acknowledged is written down now. */
  flush(): Promise<void> {
    return this.texts.flush();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly handle = (): InterviewHandle => (this.current ??= { ...this.state, ...this.actions, saving: this.texts.saving });

  private readonly drafts = new PacedDraft((line) => {
    if (this.link.socket.connected) this.link.socket.emit("hostDraft", line);
  });
  private readonly actions = {
    send: (command: Command): Promise<CommandResult> => {
      const { connection } = this.state;
      return connection.state === "gone" ? Promise.resolve(failure(connection.code)) : this.commands.send(command);
    },
    takeOver: (): Promise<CommandResult> => this.takeOver(),
    serverNow: (): number => this.clock.now(),
    reconnectNow: (): void => this.link.reconnectNow(),
    sendHostDraft: (line: string): void => this.drafts.tell(line),
    openAnswer: (questionId: string) => this.texts.openAnswer(questionId),
  };

  private takeOver(): Promise<CommandResult> {
    const { socket } = this.link;
    if (!socket.connected) return Promise.resolve(failure("unavailable"));
    return new Promise((resolve) =>
      socket.timeout(TICK_TIMEOUT_MS).emit("takeOver", (error: Error | null, result: CommandResult) => resolve(error ? failure("unavailable") : result)),
    );
  }

  private connectionChanged(connection: Connection): void {
    const wasOnline = this.state.connection.state === "online";
    if (connection.state === "online") {
      this.change({ connection: { state: "online", latencyMs: this.latencyMs } });
      this.commands.resend();
      this.texts.connected();
      this.tick();
      return;
    }
    if (wasOnline) this.texts.disconnected();
    if (connection.state === "gone") this.commands.giveUp(connection.code);
    this.change({ connection, presence: connection.state === "connecting" ? this.state.presence : this.state.presence.map(away) });
  }

  private viewed(view: RoomView | ConsoleView, serverNow: number): void {
    this.clock.hint(serverNow);
    // A line that was entered is no draft any more; the empty one that says so may come late or never.
    const entered = linesOf(view) > linesOf(this.state.view);
    this.change(entered ? { view, hostDraft: "" } : { view });
    void this.texts.restore(`${this.options.interviewId}/${view.me.participantId}`);
  }

  private writingChanged(writing: WritingState): void {
    const mayAgain = writing.writable && !this.state.writing.writable;
    this.change({ writing });
    if (mayAgain) this.texts.offerRefused();
  }

  private presenceChanged(presence: PresenceView[]): void {
    this.texts.keepCursors(presence);
    this.change({ presence });
  }

  /** Measures the round trip, tells the server the last one, and notices a connection that stands but is dead. */
  private tick(): void {
    const { socket } = this.link;
    if (!socket.connected) return;
    const askedAt = Date.now();
    const connection = socket.id;
    socket.timeout(TICK_TIMEOUT_MS).emit("tick", this.latencyMs, (error: Error | null, serverNow: number) => {
      if (connection !== socket.id) return;
      if (error) return this.link.dropDead();
      this.latencyMs = this.clock.measure(askedAt, serverNow);
      this.change({ connection: { state: "online", latencyMs: this.latencyMs } });
    });
  }

  /** Every key changes what is pending, twice; the page is told of it in batches. `handle()` is never behind. */
  private savingChanged(): void {
    this.current = null;
    this.telling ??= setTimeout(() => {
      this.telling = null;
      this.tell();
    }, SAVING_BATCH_MS);
  }

  private change(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    this.current = null;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Lines that were entered on the host's terminal. */
function linesOf(view: RoomView | ConsoleView | null): number {
  return view?.host?.items.filter(({ kind }) => kind === "command").length ?? 0;
}

function away(person: PresenceView): PresenceView {
  return { ...person, online: false, latencyMs: null };
}
