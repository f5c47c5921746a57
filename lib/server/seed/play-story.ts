import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/domain/permissions";
import type { Cited, Command } from "@/lib/protocol/commands";
import type { FailureCode } from "@/lib/protocol/failures";
import { REVEAL_UNDO_MS } from "@/lib/protocol/limits";
import { executeCommand, executeSystemCommand } from "../interviews/pipeline";
import type { Room } from "../interviews/room";
import { claim } from "../text/claims";
import type { TextConnection } from "../text/commit-texts";
import { playAfter } from "./play-after";
import { commandEnd, runEnd } from "./run-end";
import { storyMs, type Story, type StoryScores, type StoryStep, type StoryTime } from "./story";
import { TypedAnswer, type TypedUpdate } from "./typed-answer";

/** A story asked for something that the interview refuses: it no longer fits its scenario. */
export class StoryRefused extends Error {
  constructor(story: string, what: string, readonly code: FailureCode) {
    super(`the story ${story} does not fit its scenario: ${what} gave ${code}`);
    this.name = "StoryRefused";
  }
}

/** A line or so an update: fine enough for playback, coarse enough for a quick first start. */
const CHARS_PER_UPDATE = 20;
const RUN_TAKES_MS = 1_400;
const COMMAND_TAKES_MS = 300;

/** Plays one interview from the start to the last score. The people are admitted already; the room's clock is set to the story's time. */
export class StoryPlayer {
  private readonly answers = new Map<string, TypedAnswer>();
  private readonly named = new Map<string, Cited>();

  constructor(
    private readonly story: Story,
    private readonly room: Room,
    private readonly cast: ReadonlyMap<string, Viewer>,
    private readonly texts: TextConnection,
    private readonly startedAt: number,
  ) {}

  async play(): Promise<void> {
    const { steps, endsAt, scores } = this.story;
    const host = this.inRole("interviewer");
    await this.send(host, { type: "interview.start" }, "0:00");
    for (const step of [...steps].sort((a, b) => storyMs(a.at) - storyMs(b.at))) await this.playStep(step);
    await this.send(host, { type: "interview.end" }, endsAt);
    for (const sheet of scores) await this.handIn(sheet, endsAt);
    const tools = { send: this.send.bind(this), person: this.person.bind(this), contentOf: (question: string) => this.answer(question).content };
    await playAfter(this.story, this.room.interviewId, this.startedAt, tools);
  }

  private async playStep(step: StoryStep): Promise<void> {
    const host = this.inRole("interviewer");
    switch (step.do) {
      case "reveal":
        return this.reveal(step.node, step.at);
      case "selfFound":
        return this.send(host, { type: "followUp.markSelfFound", nodeId: step.node }, step.at);
      case "ask": {
        const nodeId = randomUUID();
        await this.send(host, { type: "followUp.add", nodeId, questionId: step.question, prompt: step.prompt, minutes: 2 }, step.at);
        return this.reveal(nodeId, step.at);
      }
      case "type":
        return this.type(step.question, step.text, storyMs(step.at), storyMs(step.until));
      case "erase":
        return this.write(step.question, this.answer(step.question).erase(step.chars), storyMs(step.at));
      case "run":
        return this.run(step);
      case "command":
        return this.command(step);
      case "judge":
        return this.send(this.person(step.by), { type: "followUp.judge", nodeId: step.node, outcome: step.outcome }, step.at);
      case "note":
        return this.note(step);
      case "pin":
        return this.pin(step);
    }
  }

  private async reveal(nodeId: string, at: StoryTime): Promise<void> {
    const revealId = randomUUID();
    await this.send(this.inRole("interviewer"), { type: "node.reveal", revealId, nodeId }, at);
    this.setClock(storyMs(at) + REVEAL_UNDO_MS);
    const result = await executeSystemCommand(this.room.interviewId, { type: "reveal.complete", revealId });
    if (!result.ok) throw new StoryRefused(this.story.key, `reveal of ${nodeId}`, result.code);
  }

  private async type(questionId: string, text: string, from: number, until: number): Promise<void> {
    const updates = this.answer(questionId).type(text, CHARS_PER_UPDATE);
    for (const [at, update] of updates.entries()) await this.write(questionId, update, from + ((until - from) * at) / updates.length);
  }

  private async write(questionId: string, { updateId, bytes }: TypedUpdate, clockMs: number): Promise<void> {
    const { participantId } = this.inRole("candidate");
    const { interviewId } = this.room;
    await claim(this.room, this.answer(questionId).clientId, participantId);
    for (;;) {
      const [outcome] = await this.texts.commit([{ interviewId, questionId, actorId: participantId, updateId, bytes }], new Date(this.startedAt + clockMs));
      if (outcome?.kind === "written") return;
      if (outcome?.kind !== "busy") throw new StoryRefused(this.story.key, `text in ${questionId}`, "conflict");
    }
  }

  private async run({ question, source, at, as }: Extract<StoryStep, { do: "run" }>): Promise<void> {
    const runId = randomUUID();
    if (as) this.named.set(as, { kind: "run", id: runId });
    await this.send(this.inRole("candidate"), { type: "snippet.run", runId, questionId: question, source }, at);
    this.setClock(storyMs(at) + RUN_TAKES_MS);
    await runEnd(this.room.interviewId, runId);
  }

  private async command({ line, at, as }: Extract<StoryStep, { do: "command" }>): Promise<void> {
    const entryId = randomUUID();
    if (as) this.named.set(as, { kind: "host", id: entryId });
    await this.send(this.inRole("candidate"), { type: "host.command", entryId, line }, at);
    this.setClock(storyMs(at) + COMMAND_TAKES_MS);
    await commandEnd(this.room.interviewId, entryId);
  }

  private async note({ by, text, question, share, at, as }: Extract<StoryStep, { do: "note" }>): Promise<void> {
    const noteId = randomUUID();
    if (as) this.named.set(as, { kind: "note", id: noteId });
    await this.send(this.person(by), { type: "note.write", noteId, text, questionId: question ?? null }, at);
    if (share) await this.send(this.person(by), { type: "note.share", noteId }, at);
  }

  private async pin({ by, question, quote, criterion, at }: Extract<StoryStep, { do: "pin" }>): Promise<void> {
    const start = this.answer(question).content.indexOf(quote);
    if (start < 0) throw new StoryRefused(this.story.key, `pin of a quote that ${question} does not hold`, "invalid");
    const span = { start, end: start + quote.length, quote };
    await this.send(this.person(by), { type: "evidence.pin", evidenceId: randomUUID(), questionId: question, ...span, criterionId: criterion ?? null }, at);
  }

  private async handIn({ by, interview, questions = {}, before = {}, cites = [] }: StoryScores, at: StoryTime): Promise<void> {
    const rater = this.person(by);
    for (const [scope, levels] of Object.entries({ interview, ...questions, ...before })) {
      for (const [criterionId, level] of Object.entries(levels)) await this.send(rater, { type: "score.set", scope, criterionId, level }, at);
    }
    for (const { scope, criterion, evidence } of cites) {
      const cited = this.named.get(evidence);
      if (!cited) throw new Error(`no step of the story ${this.story.key} is called ${evidence}`);
      await this.send(rater, { type: "score.cite", scope, criterionId: criterion, evidence: cited }, at);
    }
    await this.send(rater, { type: "scores.submit" }, at);
  }

  private async send(viewer: Viewer, command: Command, at: StoryTime): Promise<void> {
    this.setClock(storyMs(at));
    const { interviewId } = this.room;
    const result = await executeCommand({ interviewId, viewer, envelope: { id: randomUUID(), command } });
    if (!result.ok) throw new StoryRefused(this.story.key, command.type, result.code);
  }

  private setClock(clockMs: number): void {
    this.room.now = () => this.startedAt + clockMs;
  }

  private answer(questionId: string): TypedAnswer {
    const known = this.answers.get(questionId) ?? new TypedAnswer();
    this.answers.set(questionId, known);
    return known;
  }

  private person(name: string): Viewer {
    const viewer = this.cast.get(name);
    if (!viewer) throw new Error(`${name} takes no part in the story ${this.story.key}`);
    return viewer;
  }

  private inRole(role: Viewer["role"]): Viewer {
    const person = this.story.cast.find((member) => member.role === role);
    if (!person) throw new Error(`the story ${this.story.key} has no ${role}`);
    return this.person(person.name);
  }
}
