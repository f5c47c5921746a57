import { afterAll, beforeAll, expect, it } from "vitest";
import { NAME_MAX_CHARS } from "@/lib/protocol/limits";
import { getSettings } from "@/lib/server/use-cases/accounts";
import { renameAccount } from "@/lib/server/use-cases/rename-account";
import { startInstallation } from "../support/builders/installation";
import { anAccount } from "../support/builders/people";

let installation: Awaited<ReturnType<typeof startInstallation>>;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.stop());

it("changes the own name, trimmed and composed, and refuses an empty or endless one", async () => {
  const [account, other] = [await anAccount({ name: "최민재" }), await anAccount({ name: "정유나" })];
  expect(await renameAccount(account, { name: "  최민규 ".normalize("NFD") })).toEqual({ ok: true, value: null });
  expect((await getSettings(account)).name).toBe("최민규");
  for (const name of ["", "   ", "가".repeat(NAME_MAX_CHARS + 1), 7, undefined]) expect(await renameAccount(account, { name })).toEqual({ ok: false, code: "invalid", field: "name" });
  expect((await getSettings(account)).name).toBe("최민규");
  expect((await getSettings(other)).name).toBe("정유나");
});
