import type { Monaco } from "../monaco";

/** HTTP messages as written on the wire: start line, headers, body. */
export function registerHttp({ languages }: Monaco): void {
  languages.register({ id: "http", extensions: [".http"], aliases: ["HTTP"] });
  languages.setLanguageConfiguration("http", { comments: { lineComment: "#" } });
  languages.setMonarchTokensProvider("http", {
    defaultToken: "",
    tokenizer: {
      root: [
        [/^#.*$/, "comment"],
        [/^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT)(\s+)(\S+)(\s+HTTP\/[\d.]+)?\s*$/, ["keyword", "", "string", { token: "type", next: "@headers" }]],
        [/^(HTTP\/[\d.]+)(\s+)(\d{3})(.*)$/, ["keyword", "", "number", { token: "string", next: "@headers" }]],
      ],
      headers: [
        [/^\s*$/, "", "@body"],
        [/^([A-Za-z0-9!#$%&'*+.^_`|~-]+)(:)/, ["variable", "delimiter"]],
        [/"(?:[^"\\]|\\.)*"/, "string"],
        [/\b\d+\b/, "number"],
      ],
      body: [
        [/^(?=(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT)\s+\S+\s+HTTP\/|HTTP\/[\d.]+\s+\d{3})/, "", "@pop"],
        [/"(?:[^"\\]|\\.)*"/, "string"],
        [/\b\d+(?:\.\d+)?\b/, "number"],
        [/\b(?:true|false|null)\b/, "keyword"],
      ],
    },
  });
}
