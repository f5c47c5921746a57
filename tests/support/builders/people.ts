import { randomUUID } from "node:crypto";
import type { Account } from "@/lib/server/auth/account";
import { prisma } from "@/lib/server/db";

/** An account in the database; everything about it defaults. Without a password hash it can only be acted for, not signed in to. */
export async function anAccount(overrides: Partial<{ name: string; email: string; isAdmin: boolean; isDemo: boolean; passwordHash: string }> = {}): Promise<Account> {
  const data = { name: "한서연", email: `${randomUUID()}@example.test`, isAdmin: false, ...overrides };
  const user = await prisma().user.create({ data });
  return { userId: user.id, name: user.name, email: user.email, isAdmin: user.isAdmin };
}
