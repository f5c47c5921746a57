import type { Monaco } from "../monaco";

/** Nginx configuration: Monaco has no grammar of its own for it. */
export function registerNginx({ languages }: Monaco): void {
  languages.register({ id: "nginx", extensions: [".conf"], aliases: ["Nginx"] });
  languages.setLanguageConfiguration("nginx", {
    comments: { lineComment: "#" },
    brackets: [["{", "}"]],
    autoClosingPairs: [
      { open: "{", close: "}" },
      { open: '"', close: '"', notIn: ["string", "comment"] },
      { open: "'", close: "'", notIn: ["string", "comment"] },
    ],
  });
  languages.setMonarchTokensProvider("nginx", {
    defaultToken: "",
    blocks: ["http", "server", "location", "upstream", "events", "if", "map", "geo", "types", "limit_except", "stream", "mail", "split_clients"],
    flags: ["on", "off", "default_server", "ssl", "http2", "permanent", "redirect", "last", "break", "always"],
    tokenizer: {
      root: [
        [/#.*$/, "comment"],
        [/\$\{\w+\}|\$[A-Za-z_]\w*|\$\d/, "variable"],
        [/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/, "string"],
        [/^(\s*)([a-z_]\w*)/, ["", { cases: { "$2@blocks": "keyword.control", "@default": "keyword" } }]],
        [/([;{]\s*)([a-z_]\w*)/, ["delimiter", "keyword"]],
        [/\b\d+(?:\.\d+)*(?:ms|[kKmMgGsSdhwy])?\b/, "number"],
        [/[a-z_]\w*/, { cases: { "@flags": "constant", "@default": "" } }],
        [/[{}]/, "@brackets"],
        [/;/, "delimiter"],
      ],
    },
  });
}
