import type { SandboxEntry } from "../sandbox/sandbox";
import type { KnownAnswers } from "./known-answers";
import { STANDING_IN } from "./programs";
import type { Reply } from "./words";

/** Where a stand-in writes calls that the server has to hear of, and the line what it leaves behind. */
export const CALLS_FILE = "/run/out/calls";
export const AFTER_FILE = "/run/out/after";
const FOLDER = "/run/host";

/**
 * Every stand-in. Its answer is found by folder, program and words; a call that has none is written down, and the server runs the line
 * once more with the answer, if the host has one.
 */
const STAND_IN = `#!/bin/bash
name=\${0##*/}
IFS=$'\\x1f'; key="$PWD"$'\\x1f'"$name"\${1+$'\\x1f'"$*"}; unset IFS
declare -A A=()
. ${FOLDER}/answers
answer=\${A[$key]-}
tell() { { printf '%s\\0' "$PWD" "$(($# + 1))" "$name" "$@"; } >> ${CALLS_FILE}; }
case $answer in
  '') tell "$@"; exit 127 ;;
  real) PATH=/usr/bin:/usr/sbin:/bin:/sbin; exec "$name" "$@" ;;
  kept) tell "$@"; exit 1 ;;
  hangs*) cat "${FOLDER}/a/\${answer#hangs}"; exec /usr/bin/sleep 60 ;;
  told*) tell "$@"; answer=\${answer#told} ;;
esac
cat "${FOLDER}/a/$answer.err" >&2
cat "${FOLDER}/a/$answer"
exit "\${answer##*-}"
`;

/** Time on the host passes faster, so that waiting for something costs a candidate nothing. */
const TIMEOUT = `#!/bin/bash
args=()
while [[ \${1-} == -* ]]; do
  case $1 in -k | -s) args+=("$1" "\${2-}"); shift 2 ;; *) args+=("$1"); shift ;; esac
done
shift
exec /usr/bin/timeout "\${args[@]}" 0.5 "$@"
`;
const SUDO = `#!/bin/bash
while [[ \${1-} == -* || \${1-} == *=* ]]; do
  case $1 in -u | -g | -h | -p | -C) shift 2 ;; *) shift ;; esac
done
[ $# -eq 0 ] && exit 0
exec "$@"
`;
const WATCH = `#!/bin/bash
while [[ \${1-} == -* ]]; do
  case $1 in -n | --interval) shift 2 ;; *) shift ;; esac
done
exec /bin/bash -c "$*"
`;
const PAGER = `#!/bin/bash
words=()
for word in "$@"; do [[ $word == [-+]* ]] || words+=("$word"); done
exec /usr/bin/cat "\${words[@]}"
`;
/** Waiting takes next to no time, and what counts on the host counts on by the seconds that were asked for. */
const SLEEP = `#!/bin/bash
if [ -d ${FOLDER}/counting ]; then
  read -r slept 2>/dev/null < ${FOLDER}/slept || slept=0
  [[ \${1-} =~ ^[0-9]{1,3} ]] && slept=$((slept + BASH_REMATCH))
  echo "$slept" > ${FOLDER}/slept
  for file in ${FOLDER}/counting/*; do
    { read -r path; gawk -v by="$slept" '{
      while (match($0, /\\{(0x[0-9a-f]+|[0-9]+)\\+[0-9]+(:[0-9]+)?\\}/)) {
        n = split(substr($0, RSTART + 1, RLENGTH - 2), part, /[+:]/)
        hex = substr(part[1], 1, 2) == "0x"
        value = (hex ? strtonum(part[1]) : part[1]) + part[2] * by
        $0 = substr($0, 1, RSTART - 1) sprintf(hex ? "%08x" : "%" (n > 2 ? part[3] : "") "d", hex ? value % 4294967296 : value) substr($0, RSTART + RLENGTH)
      }
      print }' > "$path"; } < "$file" 2>/dev/null
  done
fi
exec /usr/bin/sleep 0.02
`;
const OWN_PROGRAMS: Record<string, string> = {
  timeout: TIMEOUT,
  sudo: SUDO,
  watch: WATCH,
  sleep: SLEEP,
  less: PAGER,
  more: PAGER,
  zless: "#!/bin/bash\nexec /usr/bin/zcat -f \"$@\"\n",
  history: `#!/bin/bash\nexec /usr/bin/cat ${FOLDER}/history\n`,
  clear: "#!/bin/bash\n",
};

/**
 * What runs a line: it takes up where the one before ended and writes down where this one did. Standard error goes where standard output
 * goes, as on a terminal.
 */
export const LINE_SCRIPT = `
__names=$(compgen -v)
. ${FOLDER}/before
cd -- "$1" 2>/dev/null || cd -- "$HOME"
__after() {
  { pwd
    for __name in $(compgen -v); do
      case $'\\n'"$__names"$'\\n' in *$'\\n'"$__name"$'\\n'*) continue ;; esac
      case $__name in __*|BASH*|PIPESTATUS|FUNCNAME|LINENO|RANDOM|SECONDS|SRANDOM|EPOCH*|OLDPWD|_) continue ;; esac
      declare -p "$__name" 2>/dev/null
    done
  } > ${AFTER_FILE}
}
trap __after EXIT
shopt -s expand_aliases
alias ll='ls -l' la='ls -A' egrep='grep -E' fgrep='grep -F'
kill() { ${FOLDER}/bin/kill "$@"; }
history() { ${FOLDER}/bin/history; }
exec 2>&1
eval "$(<${FOLDER}/line)"
`;

const ansiC = (text: string) => `$'${[...text].map((character) => (/[\w /.,:=+@%-]/.test(character) ? character : [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""))).join("")}'`;

/** Everything below /run/host for one run of a line. */
export function runFiles(line: string, known: KnownAnswers, before: { env: string; history: readonly string[] }, counting: ReadonlyMap<string, string>): Record<string, SandboxEntry> {
  const files: Record<string, SandboxEntry> = {
    [`${FOLDER}/line`]: line,
    [`${FOLDER}/before`]: before.env,
    [`${FOLDER}/history`]: before.history.map((entry, at) => `${String(at + 1).padStart(5)}  ${entry}\n`).join(""),
    [`${FOLDER}/stand-in`]: { text: STAND_IN, mode: 0o755 },
    [`${FOLDER}/a`]: { folder: true },
    [CALLS_FILE]: "",
  };
  for (const name of STANDING_IN) files[`${FOLDER}/bin/${name}`] = { link: `${FOLDER}/stand-in` };
  for (const [name, text] of Object.entries(OWN_PROGRAMS)) files[`${FOLDER}/bin/${name}`] = { text, mode: 0o755 };
  for (const [at, [path, text]] of [...counting].entries()) files[`${FOLDER}/counting/${at}`] = `${path}\n${text}`;
  const table = [...known.replies].map(([key, { reply }], at) => `A[${ansiC(key)}]=${placed(files, reply, at)}\n`);
  files[`${FOLDER}/answers`] = table.join("");
  return files;
}

/** Puts an answer into a file of its own and gives what the table says of it. */
function placed(files: Record<string, SandboxEntry>, reply: Reply, at: number): string {
  switch (reply.kind) {
    case "real":
    case "kept":
      return reply.kind;
    case "hangs":
      files[`${FOLDER}/a/${at}`] = reply.out;
      return `hangs${at}`;
    case "output": {
      const name = `${at}-${reply.code}`;
      files[`${FOLDER}/a/${name}`] = reply.out;
      files[`${FOLDER}/a/${name}.err`] = reply.err;
      return reply.sets.length > 0 ? `told${name}` : name;
    }
  }
}
