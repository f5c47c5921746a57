/** A token that everybody may read. */
export function generate() {
  return {
    files: { "/etc/app/token": { text: "x\n", mode: 0o644, owner: "deploy", group: "deploy" } },
    identity: "root",
    expected: { kind: "files", files: { "/etc/app/token": { mode: "0640", owner: "root", group: "app" }, "/etc/app/token.bak": { exists: false } } },
  };
}
