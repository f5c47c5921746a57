import { requireNode } from "./bootstrap/node-version.mjs";

requireNode();
import("./bootstrap/command.mjs").then(({ runCommand }) => runCommand("build", () => import("./build/build.ts")));
