import { randomUUID } from "node:crypto";
import { executeCommand, executeSystemCommand } from "@/lib/server/interviews/pipeline";
import type { Account } from "@/lib/server/auth/account";
import type { Scenario } from "@/lib/content/schema";
import { aGuest, aStoredScenario, anInterview } from "../../support/builders/interviews";
import { anAccount } from "../../support/builders/people";
import { sessionCookie } from "../../support/live-interview";
import type { Seat } from "./dialects";
import type { RoomSeats } from "./room";

const MADE_AT_A_TIME = 8;

/** Started interviews with a candidate, an interviewer who is signed in and an observer, through the product's own use cases. */
export async function makeRooms(count: number): Promise<RoomSeats[]> {
  const scenario = await aStoredScenario();
  const host = await anAccount();
  const cookie = await sessionCookie(host.userId);
  const rooms: RoomSeats[] = [];
  const work = async () => {
    while (count-- > 0) rooms.push(await makeRoom(host, cookie, scenario));
  };
  await Promise.all(Array.from({ length: MADE_AT_A_TIME }, work));
  return rooms;
}

async function makeRoom(host: Account, cookie: string, scenario: Scenario): Promise<RoomSeats> {
  const interview = await anInterview({ host, scenario });
  const { interviewId, interviewer } = interview;
  const [candidate, observer] = [await aGuest(interview, "candidate"), await aGuest(interview, "observer")];
  const send = (command: object) => executeCommand({ interviewId, viewer: interviewer, envelope: { id: randomUUID(), command } });
  const revealId = randomUUID();
  await send({ type: "interview.start" });
  await send({ type: "node.reveal", revealId, nodeId: "q1" });
  const revealed = await executeSystemCommand(interviewId, { type: "reveal.complete", revealId });
  if (!revealed.ok) throw new Error(`the first question was not revealed: ${revealed.code}`);
  const seatOf = ({ surface, cookie }: Pick<Seat, "surface" | "cookie">): Seat => ({ room: interviewId, surface, cookie });
  return [seatOf(candidate), seatOf({ surface: "console", cookie }), seatOf(observer)];
}
