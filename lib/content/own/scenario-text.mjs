import { parse, stringify } from "yaml";

/**
 * @param {unknown} value
 * @returns {string}
 */
export function toYaml(value) {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

/**
 * The value of JSON or YAML. Aliases can make a small file an enormous value; a scenario needs none. Throws what the parser throws.
 * @param {string} marked perhaps with a byte order mark
 * @returns {unknown}
 */
export function fromText(marked) {
  const text = marked.replace(/^\ufeff/, "");
  return text.trimStart().startsWith("{") ? JSON.parse(text) : parse(text, { maxAliasCount: 0, schema: "core" });
}

/**
 * The first line of what a parser says.
 * @param {unknown} thrown
 * @returns {string}
 */
export function reasonOf(thrown) {
  return (thrown instanceof Error ? thrown.message : String(thrown)).split("\n")[0] ?? "";
}
