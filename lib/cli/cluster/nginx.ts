import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startProgram } from "./program";

/**
 * A proxy that keeps the people of one interview on one node, so that nodes have little to tell each other. When a node is gone its
 * interviews go to the next one by the hash, with the first request that fails.
 */
export function startProxy(nginx: string, folder: string, listen: string, nodes: readonly number[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const file = path.join(folder, "nginx.conf");
  writeFileSync(file, proxySettings(folder, listen, nodes), { mode: 0o600 });
  startProgram({ name: "Nginx", argv: [nginx, "-p", folder, "-e", path.join(folder, "error.log"), "-c", file], log: path.join(folder, "output.log") });
}

/** The settings of Nginx. `listen` is `host:port`. */
export function proxySettings(folder: string, listen: string, nodes: readonly number[]): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `  ${kind}_temp_path ${folder}/${kind};`).join("\n");
  return `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 4096; }
http {
${temporary}
  access_log off;
  map $arg_interview $kept_together { default $arg_interview; "" $remote_addr; }
  map $http_upgrade $connection_header { default upgrade; "" ""; }
  upstream nodes {
    hash $kept_together consistent;
${nodes.map((port) => `    server 127.0.0.1:${port} max_fails=1 fail_timeout=2s;`).join("\n")}
    keepalive 32;
  }
  server {
    listen ${listen};
    client_max_body_size 64m;
    location / {
      proxy_pass http://nodes;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_header;
      proxy_buffering off;
      proxy_request_buffering off;
      proxy_connect_timeout 2s;
      proxy_read_timeout 60s;
      proxy_next_upstream error timeout http_502;
    }
  }
}
`;
}
