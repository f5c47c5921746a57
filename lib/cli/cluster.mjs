import { requireNode } from "./bootstrap/node-version.mjs";

requireNode();
import("./bootstrap/command.mjs").then(({ runCommand }) => runCommand("cluster", () => import("./cluster/cluster.ts")));
