import type { Monaco } from "../monaco";

const keywords = "if then else elif fi for while until do done case esac in function select time return exit break continue local export readonly declare unset set shift trap".split(" ");

const commands = (
  "awk gawk mawk bash sh cat cd chmod chown chroot column comm cp curl cut date dd df dig dmesg du echo env eval exec expr file find flock free fuser grep egrep fgrep gdb getent gunzip gzip head " +
  "host hostname id ionice iostat ip iptables journalctl join jq kill killall less ln logrotate ls lsblk lscpu lsof make mkdir mktemp mount mv mysql nc netstat nft nginx nice nl node nohup nproc nslookup " +
  "numactl numfmt openssl paste perf pgrep pidof pidstat ping pkill printf ps psql python python3 read readlink redis-cli renice rev rm rmdir rsync sar scp sed seq service sha256sum shuf sleep sort source split " +
  "ss ssh stat strace su sudo sync sysctl systemctl systemd-analyze tac tail tar taskset tcpdump tee test timeout top touch tr tree tsort ulimit umount uname uniq unzip uptime vmstat wait watch wc wget which who xargs yes zcat zgrep"
).split(" ");

const awkWords = (
  "BEGIN END if else for while do in next nextfile getline print printf delete exit function return split substr sub gsub gensub match length index sprintf tolower toupper strftime mktime systime int rand srand " +
  "sqrt log exp system close"
).split(" ");

/** Shell with its commands, and awk inside the quotes of an awk call. Monaco's own grammar knows neither trailing comments nor awk. */
export function registerShell({ languages }: Monaco): void {
  languages.register({ id: "shell", extensions: [".sh", ".bash"], aliases: ["Shell", "sh"] });
  const pair = (open: string, close: string) => ({ open, close });
  const quote = (mark: string) => ({ open: mark, close: mark, notIn: ["string", "comment"] });
  languages.setLanguageConfiguration("shell", {
    comments: { lineComment: "#" },
    brackets: [["{", "}"], ["[", "]"], ["(", ")"]],
    autoClosingPairs: [pair("{", "}"), pair("[", "]"), pair("(", ")"), quote('"'), quote("'"), quote("`")],
    surroundingPairs: [pair("{", "}"), pair("[", "]"), pair("(", ")"), pair('"', '"'), pair("'", "'"), pair("`", "`")],
    wordPattern: /[A-Za-z_][\w-]*|\d+/,
  });
  languages.setMonarchTokensProvider("shell", {
    defaultToken: "",
    keywords,
    commands,
    awkWords,
    tokenizer: {
      root: [
        [/^#!.*$/, "comment"],
        [/(^|\s)(#.*$)/, ["", "comment"]],
        [/([A-Za-z_]\w*)(\+?=)/, ["variable", "delimiter"]],
        [/\b[gm]?awk\b/, { token: "type.identifier", next: "@awkCall" }],
        { include: "@common" },
        [/'/, "string", "@single"],
      ],
      common: [
        [/\\./, ""],
        [/(<<-?\s*)(['"]?)(\w+)\2/, { token: "string", next: "@heredoc.$3" }],
        [/--?[A-Za-z][\w-]*/, "attribute"],
        [/[A-Za-z_][\w-]*/, { cases: { "@keywords": "keyword", "@commands": "type.identifier", "@default": "" } }],
        [/\$\{[^}]*\}|\$[A-Za-z_]\w*|\$[\d@*#?$!-]/, "variable"],
        [/"/, "string", "@double"],
        [/\d+(?![\w.])/, "number"],
        [/[{}[\]()]/, "@brackets"],
        [/[|&;<>]+/, "delimiter"],
      ],
      awkCall: [
        [/'/, "string", "@awk"],
        [/[|;&]|^\s*$/, { token: "delimiter", next: "@pop" }],
        { include: "@common" },
      ],
      awk: [
        [/'/, "string", "@popall"],
        [/#[^']*$/, "comment"],
        [/"(?:[^"\\']|\\.)*"/, "string"],
        [/\$\d+|\$[A-Za-z_]\w*/, "variable"],
        [/[A-Za-z_]\w*/, { cases: { "@awkWords": "type.identifier", "@default": "" } }],
        [/([~(,=!]\s*)(\/(?:[^/\\']|\\.)+\/)/, ["delimiter", "string"]],
        [/^\s*\/(?:[^/\\']|\\.)+\//, "string"],
        [/\d+(?:\.\d+)?/, "number"],
        [/[{}[\]()]/, "@brackets"],
      ],
      single: [[/[^']+/, "string"], [/'/, "string", "@pop"]],
      double: [
        [/\\./, "string"],
        [/\$\{[^}]*\}|\$[A-Za-z_]\w*|\$[\d@*#?$!-]/, "variable"],
        [/[^"\\$]+/, "string"],
        [/\$/, "string"],
        [/"/, "string", "@pop"],
      ],
      heredoc: [
        [/^\s*(\w+)\s*$/, { cases: { "$1==$S2": { token: "string", next: "@pop" }, "@default": "string" } }],
        [/.+/, "string"],
      ],
    },
  });
}
