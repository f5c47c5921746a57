/** Where the snippet stands in the whole configuration. */
export type Context = "main" | "http" | "server";

const SNIPPET = "/run/driver/answer.conf";

/** Settings that a sandbox needs whatever the snippet says: it may write to /tmp alone, and runs as one account. */
const HEAD = "pid /tmp/nginx.pid;\nerror_log stderr notice;\n";
const EVENTS = "events { worker_connections 512; }\n";
const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `  ${name}_temp_path /tmp/${name};\n`).join("");

/**
 * The configuration around a snippet. Two workers, as on any host with two processors: what is counted per worker shows.
 * A whole file (`main`) has to bring its own `events` and `http`; its pid, logs and temporary files are up to it.
 */
export function siteConfig(context: Context, listen: string): string {
  if (context === "main") return `${HEAD}include ${SNIPPET};\n`;
  const inside = context === "server" ? `  server {\n    listen ${listen};\n    include ${SNIPPET};\n  }\n` : `  include ${SNIPPET};\n`;
  return `worker_processes 2;\n${HEAD}${EVENTS}http {\n${TEMPORARY}  access_log off;\n${inside}}\n`;
}
