import { requireNode } from "./bootstrap/node-version.mjs";

requireNode();
// Standard output belongs to the command's answer.
import("./bootstrap/command.mjs").then(({ runCommand }) => runCommand("kkori", () => import("./commands/main.ts"), process.stderr));
