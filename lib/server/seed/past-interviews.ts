import type { Viewer } from "@/lib/domain/permissions";
import type { Account } from "../auth/account";
import { prisma } from "../db";
import { withRoom } from "../interviews/rooms";
import { derivedId } from "../journal/derived-id";
import { log } from "../logger";
import { TextConnection } from "../text/commit-texts";
import { admit } from "../use-cases/admission";
import { finishBeginning } from "../use-cases/begin-interview";
import type { DemoGroup } from "./demo-group";
import { StoryPlayer, StoryRefused } from "./play-story";
import type { Story } from "./story";

/** How long before the start people came in, in milliseconds. */
const LOBBY_MS = 6 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** Korea has no summer time. */
const SEOUL_OFFSET_MS = 9 * 3_600_000;

/** Plays the stories that the group does not have yet. One that no longer fits its scenario is left out and reported; gives the keys of those that are there. */
export async function ensurePastInterviews(group: DemoGroup, stories: readonly Story[]): Promise<string[]> {
  const there = await Promise.all(stories.map((story) => ensurePastInterview(group, story)));
  return stories.filter((_, at) => there[at]).map(({ key }) => key);
}

export function pastInterviewId(groupId: string, storyKey: string): string {
  return derivedId("demo-interview", `${groupId}:${storyKey}`);
}

async function ensurePastInterview(group: DemoGroup, story: Story): Promise<boolean> {
  const id = pastInterviewId(group.groupId, story.key);
  const known = await prisma().interview.findUnique({ where: { id }, select: { isDemo: true } });
  // The mark is set in the last step, so one without it was cut off half-way.
  if (known?.isDemo) return true;
  if (known) await prisma().interview.delete({ where: { id } });
  // One for each story: a connection takes one batch at a time.
  const texts = new TextConnection();
  try {
    await playInto(id, group, story, texts);
    return true;
  } catch (thrown) {
    if (!(thrown instanceof StoryRefused)) throw thrown;
    await prisma().interview.delete({ where: { id } });
    log.warn("demo interview left out", { story: story.key, reason: thrown.message });
    return false;
  } finally {
    await texts.close();
  }
}

async function playInto(id: string, group: DemoGroup, story: Story, texts: TextConnection): Promise<void> {
  const version = await prisma().scenarioVersion.findFirst({ where: { slug: story.scenarioSlug, isCurrent: true }, select: { id: true } });
  if (!version) throw new StoryRefused(story.key, story.scenarioSlug, "scenarioUnknown");
  const { plannedMinutes } = story;
  const host = accountOf(group, story.cast.find(({ role }) => role === "interviewer")?.name);
  const startedAt = startOf(story, Date.now());
  const createdAt = new Date(startedAt - LOBBY_MS);
  await prisma().interview.create({ data: { id, scenarioVersionId: version.id, plannedMinutes, groupId: group.groupId, createdById: host.userId, createdAt } });
  await withRoom(id, async (room) => {
    room.now = () => createdAt.getTime();
    await finishBeginning(id, plannedMinutes);
    const cast = await admitCast(id, group, story);
    await prisma().participant.updateMany({ where: { interviewId: id }, data: { admittedAt: createdAt } });
    await new StoryPlayer(story, room, cast, texts, startedAt).play();
  });
  await prisma().interview.update({ where: { id }, data: { isDemo: true } });
}

async function admitCast(interviewId: string, group: DemoGroup, story: Story): Promise<Map<string, Viewer>> {
  const cast = new Map<string, Viewer>();
  for (const { name, role } of story.cast) {
    const { userId } = accountOf(group, name);
    const participantId = await admit({ interviewId, role, name, userId, inviteId: null, guestToken: null });
    cast.set(name, { participantId, interviewId, role, name, userId });
  }
  return cast;
}

function accountOf(group: DemoGroup, name: string | undefined): Account {
  const account = name === undefined ? undefined : group.people.get(name);
  if (!account) throw new Error(`${name ?? "an interviewer"} is not in the demo group`);
  return account;
}

/** Epoch milliseconds of the story's start, so many days before today in Seoul. */
export function startOf({ daysAgo, startsAt }: Pick<Story, "daysAgo" | "startsAt">, now: number): number {
  const today = Math.floor((now + SEOUL_OFFSET_MS) / DAY_MS) * DAY_MS - SEOUL_OFFSET_MS;
  return today - daysAgo * DAY_MS + (startsAt.hour * 60 + startsAt.minute) * 60_000;
}
