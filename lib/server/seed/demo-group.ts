import type { Account } from "../auth/account";
import { hashPassword, verifyPassword } from "../auth/passwords";
import { prisma } from "../db";
import { demoPassword } from "./derived-secret";

export const DEMO_GROUP_NAME = "야간 배포반";

/** The members of the demo group; the first one runs it and administers the installation. */
const MEMBERS = [
  { name: "한서연", email: "seoyeon@demo.test" },
  { name: "최민재", email: "minjae@demo.test" },
  { name: "정유나", email: "yuna@demo.test" },
  { name: "이하린", email: "harin@demo.test" },
  { name: "박지호", email: "jiho@demo.test" },
  { name: "김도윤", email: "doyun@demo.test" },
] as const;

export type DemoGroup = { groupId: string; people: ReadonlyMap<string, Account>; host: Account };
export type DemoPerson = { name: string; email: string; password: string };

/** Names, emails and passwords to sign in with. */
export function demoPeople(): DemoPerson[] {
  return MEMBERS.map(({ name, email }) => ({ name, email, password: demoPassword(email) }));
}

/** Makes the group and its people, or brings them back to how they were made. */
export async function ensureDemoGroup(): Promise<DemoGroup> {
  const accounts: Account[] = [];
  for (const person of demoPeople()) accounts.push(await ensurePerson(person, accounts.length === 0));
  const [host] = accounts;
  if (!host) throw new Error("the demo group has no members");
  const known = await prisma().group.findFirst({ where: { isDemo: true }, orderBy: { createdAt: "asc" }, select: { id: true } });
  const groupId = known?.id ?? (await prisma().group.create({ data: { name: DEMO_GROUP_NAME, isDemo: true }, select: { id: true } })).id;
  for (const { userId } of accounts) {
    const role = userId === host.userId ? "owner" : "member";
    await prisma().groupMember.upsert({ where: { groupId_userId: { groupId, userId } }, create: { groupId, userId, role }, update: { leftAt: null } });
  }
  return { groupId, people: new Map(accounts.map((account) => [account.name, account])), host };
}

/** The password that is shown has to be the one that works; changing it ends the person's sessions as ever. */
async function ensurePerson({ name, email, password }: DemoPerson, isAdmin: boolean): Promise<Account> {
  const known = await prisma().user.findUnique({ where: { email } });
  if (known === null) {
    const made = await prisma().user.create({ data: { name, email, isAdmin, isDemo: true, passwordHash: await hashPassword(password) } });
    return { userId: made.id, name, email, isAdmin };
  }
  if (!(await verifyPassword(known.passwordHash, password))) {
    await prisma().user.update({ where: { id: known.id }, data: { passwordHash: await hashPassword(password), sessionVersion: { increment: 1 } } });
  }
  return { userId: known.id, name, email, isAdmin: known.isAdmin };
}
