/**
 * Rules for `gunicorn.socket`. `systemd-analyze verify` reads it beside the service that it starts.
 *
 * What it is made to catch: the default mode 0666, a socket that belongs to root alone, a TCP port, a unit that nothing starts.
 */

const SERVICE = `[Unit]
Description=Gunicorn for the report service
Requires=gunicorn.socket

[Service]
Type=notify
User=report
Group=report
ExecStart=/srv/report/venv/bin/gunicorn report.wsgi:application
ExecReload=/bin/kill -s HUP $MAINPID
KillMode=mixed
`;

const socket = (/** @type {Record<string, unknown>} */ rule) => ({ section: "Socket", ...rule });
const LISTEN = socket({ key: "ListenStream", oneOf: ["/run/gunicorn.sock", "%t/gunicorn.sock"] });
const USER = socket({ key: "SocketUser", equals: "www-data" });
const MODE = socket({ key: "SocketMode", oneOf: ["0600", "600", "0660", "660"] });
const INSTALL = { section: "Install", key: "WantedBy", has: ["sockets.target"] };

const RULES = {
  /** It listens where Nginx looks. */
  8000: [LISTEN],
  /** Who may connect. */
  660: [USER, MODE],
  /** It is there after a reboot. */
  1: [LISTEN, INSTALL],
};

/** @param {number} seed */
export function generate(seed) {
  return {
    files: { "/etc/systemd/system/gunicorn.service": SERVICE, "/srv/report/venv/bin/gunicorn": { text: "#!/bin/sh\n", mode: 0o755 } },
    expected: { kind: "settings", rules: RULES[/** @type {660} */ (seed)] ?? RULES[660] },
  };
}
