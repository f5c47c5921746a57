import { requireNode } from "./bootstrap/node-version.mjs";

requireNode();
import("./bootstrap/command.mjs").then(({ runCommand }) => runCommand("test", () => import("./test/test.ts")));
