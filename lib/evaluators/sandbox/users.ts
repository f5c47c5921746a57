/** The accounts of every sandbox: what a small Debian web host has, and the candidate. */

type Account = { name: string; uid: number; gid: number; home: string };

export const CANDIDATE: Account = { name: "candidate", uid: 1000, gid: 1000, home: "/home/candidate" };

const ACCOUNTS: Account[] = [
  { name: "root", uid: 0, gid: 0, home: "/root" },
  { name: "daemon", uid: 1, gid: 1, home: "/usr/sbin" },
  { name: "www-data", uid: 33, gid: 33, home: "/var/www" },
  { name: "syslog", uid: 104, gid: 110, home: "/home/syslog" },
  { name: "nginx", uid: 105, gid: 111, home: "/var/lib/nginx" },
  { name: "redis", uid: 106, gid: 112, home: "/var/lib/redis" },
  { name: "postgres", uid: 107, gid: 113, home: "/var/lib/postgresql" },
  { name: "app", uid: 900, gid: 900, home: "/srv/app" },
  { name: "deploy", uid: 901, gid: 901, home: "/home/deploy" },
  CANDIDATE,
  { name: "nobody", uid: 65534, gid: 65534, home: "/nonexistent" },
];

const EXTRA_GROUPS: Record<string, number> = { adm: 4, tty: 5, systemd: 101, nogroup: 65534 };

const groups = new Map<string, number>([
  ...ACCOUNTS.filter((account) => account.name !== "nobody").map((account) => [account.name, account.gid] as const),
  ...Object.entries(EXTRA_GROUPS),
]);

const nameOf = (ids: Iterable<readonly [string, number]>, id: number) => [...ids].find(([, value]) => value === id)?.[0] ?? String(id);

/** Numeric id of a name, or the number itself (`"1000"`). Throws on a name no sandbox has. */
function numberOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name) ?? (/^\d+$/.test(name) ? Number(name) : undefined);
  if (id === undefined) throw new Error(`no such account or group in the sandbox: ${name}`);
  return id;
}

const users = new Map(ACCOUNTS.map((account) => [account.name, account.uid] as const));

export const userId = (name: string) => numberOf(users, name);
export const groupId = (name: string) => numberOf(groups, name);
export const userName = (uid: number) => nameOf(users, uid);
export const groupName = (gid: number) => nameOf(groups, gid);

export const PASSWD = ACCOUNTS.map((a) => `${a.name}:x:${a.uid}:${a.gid}:${a.name}:${a.home}:${a.uid === 0 || a === CANDIDATE ? "/bin/bash" : "/usr/sbin/nologin"}\n`).join("");
export const GROUP = [...groups].map(([name, gid]) => `${name}:x:${gid}:\n`).join("");
