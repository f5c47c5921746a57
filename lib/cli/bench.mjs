import { requireNode } from "./bootstrap/node-version.mjs";

requireNode();
import("./bootstrap/command.mjs").then(({ runCommand }) => runCommand("bench", () => import("./bench/bench.ts")));
