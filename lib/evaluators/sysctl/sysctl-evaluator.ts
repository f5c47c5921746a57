import { parseSysctl } from "../settings/assignments";
import { parsedEvaluator } from "../settings/parsed-evaluator";

/** Kernel settings by sysctl.d(5): the last line of a key takes effect. */
export const sysctlEvaluator = parsedEvaluator({ kind: "sysctl", name: "sysctl.d(5)", parse: parseSysctl });
