import type { Viewer } from "@/lib/domain/permissions";
import type { Role } from "@/lib/protocol/roles";
import { prisma } from "@/lib/server/db";
import { pastInterviewId } from "@/lib/server/seed/past-interviews";
import type { Story } from "@/lib/server/seed/story";

/** A seeded interview as it stands in the database, with its people. */
export async function readPastInterview(story: Story) {
  const group = await prisma().group.findFirstOrThrow({ where: { isDemo: true } });
  const interview = await prisma().interview.findUniqueOrThrow({ where: { id: pastInterviewId(group.id, story.key) }, include: { participants: true } });
  const entries = await prisma().journalEntry.findMany({ where: { interviewId: interview.id }, orderBy: { seq: "asc" } });
  const inRole = (role: Role): Viewer => {
    const row = interview.participants.find((participant) => participant.role === role);
    if (!row) throw new Error(`nobody is ${role}`);
    return { participantId: row.id, interviewId: interview.id, role, name: row.name, userId: row.userId };
  };
  return { story, interview, entries, interviewer: inRole("interviewer"), candidate: inRole("candidate") };
}
export type PastInterview = Awaited<ReturnType<typeof readPastInterview>>;
