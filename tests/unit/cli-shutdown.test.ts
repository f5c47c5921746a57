import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { describe, expect, it } from "vitest";

const MODULE = path.resolve(import.meta.dirname, "..", "..", "lib", "cli", "bootstrap", "shutdown.mjs");

/** Runs a script that registers things to stop and says `up`; it is then sent a signal, and another while it stops. */
async function stopped(script: string, signal: NodeJS.Signals, another?: NodeJS.Signals) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", `import * as shutdown from ${JSON.stringify(MODULE)};\n${script}\nconsole.log("up"); setInterval(() => {}, 1000);`]);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    if (text.includes("up\n")) child.kill(signal);
    if (another && text.includes("server\n")) child.kill(another);
  });
  const [code] = (await once(child, "close")) as [number];
  return { code, stops: output.split("\n").slice(1, -1) };
}

const REGISTER = `
shutdown.onShutdown(async () => { await new Promise((done) => setTimeout(done, 50)); console.log("database"); });
shutdown.onShutdown(() => console.log("server"));`;

describe("ending a command", () => {
  it.each([["SIGTERM", 143], ["SIGINT", 130], ["SIGHUP", 129]] as const)("on %s stops the newest first and waits for each", async (signal, code) => {
    expect(await stopped(REGISTER, signal)).toEqual({ code, stops: ["server", "database"] });
  });

  it("takes the Ctrl-C that npm passes on for the same one", async () => {
    expect(await stopped(REGISTER, "SIGINT", "SIGINT")).toEqual({ code: 130, stops: ["server", "database"] });
  });

  it("goes on when one of them fails, and leaves out what was taken back", async () => {
    const script = `${REGISTER}\nshutdown.onShutdown(() => { throw new Error("x"); });\nshutdown.onShutdown(() => console.log("gone"))();`;
    expect((await stopped(script, "SIGTERM")).stops).toEqual(["server", "database"]);
  });

  it("follows a shell of npm's that was ended between npm and it", async () => {
    const script = `import * as shutdown from ${JSON.stringify(MODULE)};\n${REGISTER}\nconsole.log("up"); setInterval(() => {}, 1000);`;
    const shell = spawn("/bin/sh", ["-c", '"$0" --input-type=module -e "$1"; true', process.execPath, script], { env: { ...process.env, npm_lifecycle_event: "start" } });
    let output = "";
    shell.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (text.includes("up\n")) shell.kill("SIGTERM");
    });
    await once(shell, "close");
    expect(output).toBe("up\nserver\ndatabase\n");
  });

  it("is a success once a server is up, for which a signal is the way to end", async () => {
    expect((await stopped(`${REGISTER}\nshutdown.endOnSignal();`, "SIGINT")).code).toBe(0);
  });
});
