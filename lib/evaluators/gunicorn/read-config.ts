import { z } from "zod";
import { bubblewrapSandbox } from "../sandbox/bubblewrap";
import type { SandboxResult } from "../sandbox/sandbox";
import type { Assignment } from "../settings/assignments";

const CONFIG = "/srv/app/gunicorn.conf.py";
const RESULT = "/tmp/settings.json";

/** Executes the file as Gunicorn does and writes down the names that it leaves, with this many processors. */
const READER = `
import json, multiprocessing, os, sys
count = int(sys.argv[2])
os.cpu_count = lambda: count
multiprocessing.cpu_count = os.cpu_count
if hasattr(os, "sched_getaffinity"):
    os.sched_getaffinity = lambda pid: set(range(count))
scope = {"__file__": sys.argv[1], "__name__": "__config__"}
with open(sys.argv[1], encoding="utf-8") as file:
    exec(compile(file.read(), sys.argv[1], "exec"), scope)
def shown(value):
    if value is None or isinstance(value, (bool, int, float, str)):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, (list, tuple)):
        return " ".join(shown(one) for one in value)
    return "(function)" if callable(value) else repr(value)[:200]
names = {name: shown(value) for name, value in scope.items() if not name.startswith("_") and not hasattr(value, "__loader__")}
with open(sys.argv[3], "w", encoding="utf-8") as file:
    json.dump(names, file)
`;

const namesSchema = z.record(z.string(), z.string());

/** What the file sets, or nothing where it did not run to its end. */
export async function readGunicornConfig(source: string, processors: number, signal: AbortSignal): Promise<{ outcome: SandboxResult; assignments?: Assignment[] }> {
  const outcome = await bubblewrapSandbox.run(
    {
      argv: ["/usr/bin/python3", "-I", "-B", "/run/reader/reader.py", CONFIG, String(processors), RESULT],
      files: { [CONFIG]: source, "/run/reader/reader.py": READER },
      writable: ["/tmp", "/srv/app", "/run/reader"],
      cwd: "/srv/app",
      env: { LANG: "C.UTF-8" },
      collect: true,
      // Its own process and what a file may start; each counts with the modules that are loaded.
      limits: { processes: 16 },
    },
    signal,
  );
  const text = outcome.filesAfter?.[RESULT]?.text;
  if (outcome.exitCode !== 0 || text === undefined) return { outcome };
  // The file may have written there itself; then it is not our JSON, or it is and says what it wants to say.
  const names = namesSchema.safeParse(parseJson(text));
  if (!names.success) return { outcome };
  return { outcome, assignments: Object.entries(names.data).map(([key, value], index) => ({ section: "", key, value, line: index + 1 })) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
