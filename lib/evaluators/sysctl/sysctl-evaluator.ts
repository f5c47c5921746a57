import { parseSysctl } from "../settings/assignments";
import { parsedEvaluator } from "../settings/parsed-evaluator";
import { SYSCTL_KEYS, sysctlName } from "./known-keys";

/** Kernel settings by sysctl.d(5): the last line of a key takes effect. */
export const sysctlEvaluator = parsedEvaluator({ kind: "sysctl", name: "sysctl.d(5)", parse: parseSysctl, rules: { known: SYSCTL_KEYS, nameOf: sysctlName } });
