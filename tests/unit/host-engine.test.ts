import { describe, expect, it } from "vitest";
import { hostSchema, type Host } from "@/lib/content/host";
import { answerCommand, heldFor, heldPaths } from "@/lib/evaluators/host/answer";
import { hostAt, promptOf, reachedBy } from "@/lib/evaluators/host/host-at";
import { onlyCall, plainCalls } from "@/lib/evaluators/host/known-answers";
import type { Argv, Reply } from "@/lib/evaluators/host/words";

const host: Host = hostSchema.parse({
  schema: 1, from: "q1", name: "stats-01", user: "sre", groups: ["wheel"], prompt: "bracket", kernel: "5.14.0", system: "Rocky Linux 9.4",
  startsAt: "2026-11-19T09:36:40+09:00", timeZone: "Asia/Seoul", bootedAt: "2026-07-12T03:10:38+09:00", selinux: "Enforcing", sysctl: { "net.core.somaxconn": "4096" },
  events: [
    { id: "back", title: { ko: "돌아옴", en: "It is back" }, from: "q2", with: "q3" },
    { id: "killed", title: { ko: "죽음", en: "It is dead" }, from: "q2" },
  ],
  processes: [
    { pid: 1187, ppid: 1, user: "app", stat: "Ss", startedAt: "2026-07-12T03:11:08+09:00", cpuPercent: 0.3, memoryPercent: 0.1, cpuSeconds: 34872, comm: "daemon", command: "/usr/local/bin/daemon --config /etc/daemon.yaml" },
    { pid: 48211, ppid: 1187, user: "app", until: "killed", stat: "D", startedAt: "2026-11-19T08:13:53+09:00", wchan: "rpc_wait", wchanFrom: "q2", comm: "awk", command: "awk -f uri.awk" },
    { pid: 51877, ppid: 1187, user: "app", from: ["killed", "back"], stat: "R", startedAt: "killed", comm: "awk", command: "awk -f uri.awk" },
  ],
  units: [{ name: "daemon.service", description: "A daemon", status: "● daemon.service\n     Active: active (running)\n", properties: { ActiveState: "active", SubState: "running", NRestarts: "0" }, fragment: "/etc/systemd/system/daemon.service" }],
  journal: [
    { at: "2026-11-19T08:00:00+09:00", unit: "daemon.service", comm: "daemon", pid: 1187, text: "works" },
    { at: "2026-11-19T08:16:54+09:00", from: "q2", kernel: true, text: "nfs: server away" },
    { at: "2026-11-19T09:50:00+09:00", unit: "daemon.service", comm: "daemon", pid: 1187, text: "later" },
  ],
  files: [
    { path: "/etc/systemd/system/daemon.service", text: "[Service]\nExecStart=/usr/local/bin/daemon\n" },
    { path: "/var/log/daemon/daemon.log", text: "a\nb\n", size: 6571229184, mode: "0640", owner: "app", group: "app", label: "system_u:object_r:var_log_t:s0", modifiedAt: "2026-11-19T08:13:52.118+09:00" },
    { path: "/var/log/nginx/access.log", until: "back", silent: true },
    { path: "/var/log/nginx/access.log", from: "q3", text: "line\n" },
    { path: "/proc/48211/stack", until: "q2", withheld: true, mode: "0000" },
    { path: "/proc/48211/stack", from: "q2", text: "rpc_wait\n" },
  ],
  answers: [
    { run: "mount(?: .*)?", until: "q2", asks: true },
    { run: "mount", from: "q2", out: "nas on /var/log/nginx type nfs4" },
    { run: "df -h", until: "back", hangs: true },
    { run: "kill -9 48211", from: "q2", sets: ["killed"] },
  ],
});

const reached = (...names: string[]) => reachedBy(host, names.map((name) => [name, 0] as const));
const at = (revealed: string[], injected: string[] = [], minutes = 2) => hostAt(host, reached(...revealed, ...injected), minutes * 60_000);
const run = (line: string, revealed = ["q1"], injected: string[] = []) => answerCommand(at(revealed, injected), line.split(" ") as unknown as Argv, "/home/sre");
const out = (reply: Reply | undefined) => (reply?.kind === "output" ? reply.out : `(${reply?.kind})`);

describe("what a host shows", () => {
  it("HO3 answers, files, processes and journal entries are there from their reveal on", () => {
    expect(run("mount")).toBeUndefined();
    expect(out(run("mount", ["q1", "q2"]))).toBe("nas on /var/log/nginx type nfs4\n");
    expect(out(run("ps -o wchan:10,comm -C awk"))).toBe("WCHAN      COMMAND\n-          awk\n");
    expect(out(run("ps -o wchan:10,comm -C awk", ["q1", "q2"]))).toContain("rpc_wait");
    expect(out(run("ps -eo pid= --sort=-pid"))).toBe("  48211\n   1187\n");
    expect(out(run("ps -eo pid= --sort -%cpu"))).toBe("   1187\n  48211\n");
    expect(out(run("id"))).toContain("10(wheel) context=unconfined_u");
    expect(out(run("journalctl -k"))).toBe("-- No entries --\n");
    expect(out(run("journalctl -k", ["q1", "q2"]))).toBe("Nov 19 08:16:54 stats-01 kernel: nfs: server away\n");
    expect(at(["q1"]).files.find(({ path }) => path === "/proc/48211/stack")?.text).toBeUndefined();
    expect(JSON.stringify(at(["q1"]).files)).not.toContain("rpc_wait");
  });

  it("HO6 an event changes what is shown, injected or brought about by a reveal", () => {
    expect(run("df -h")?.kind).toBe("hangs");
    expect(run("df -h", ["q1", "q2"], ["back"])).toBeUndefined();
    expect(run("df -h", ["q1", "q2", "q3"])).toBeUndefined();
    expect(run("kill -9 48211", ["q1"])?.kind).toBe("kept");
    expect(run("kill -9 48211", ["q1", "q2"])).toMatchObject({ kind: "output", sets: ["killed"] });
    expect(out(run("pgrep awk", ["q1", "q2"], ["killed"]))).toBe("");
    expect(out(run("pgrep awk", ["q1", "q2", "q3"], ["killed"]))).toBe("51877\n");
  });

  it("HO5 tells the interviewer what an unanswered command waits for", () => {
    expect(heldFor(host, reached("q1"), ["mount"])).toBe("q2");
    expect(heldFor(host, reached("q1"), ["perf", "top"])).toBeNull();
    expect(heldPaths(host, reached("q1"), "sudo cat /proc/48211/stack")).toEqual([{ path: "/proc/48211/stack", from: "q2" }]);
    expect(heldPaths(host, reached("q1", "q2"), "sudo cat /proc/48211/stack")).toEqual([]);
  });
});

describe("tools that answer from the facts", () => {
  it("ps in its usual forms", () => {
    expect(out(run("ps aux"))).toMatch(/^USER +PID %CPU %MEM +VSZ +RSS TTY +STAT START +TIME COMMAND\napp +1187 {2}0\.3 {2}0\.1 .*Ss +Jul12 581:12 \/usr\/local\/bin\/daemon/);
    expect(out(run("ps -o pid,ppid,user,stat,pcpu,pmem,etime,cmd -C daemon,awk"))).toBe(
      "    PID    PPID USER     STAT %CPU %MEM     ELAPSED CMD\n   1187       1 app      Ss    0.3  0.1 130-06:27:32 /usr/local/bin/daemon --config /etc/daemon.yaml\n  48211    1187 app      D     0.0  0.0    01:24:47 awk -f uri.awk\n",
    );
    expect(out(run("ps -ef")).split("\n")).toHaveLength(4);
    expect(out(run("ps -p 48211 -o pid= -o stat="))).toBe("  48211 D\n");
    expect(run("ps -o nonsense")).toBeUndefined();
  });

  it("systemctl: properties, states, the unit's file; changing verbs are noted", () => {
    expect(out(run("systemctl show daemon -p ActiveState -p NRestarts"))).toBe("ActiveState=active\nNRestarts=0\n");
    expect(out(run("systemctl is-active daemon"))).toBe("active\n");
    expect(out(run("systemctl cat daemon.service"))).toBe("# /etc/systemd/system/daemon.service\n[Service]\nExecStart=/usr/local/bin/daemon\n");
    expect(run("systemctl status nothing")).toMatchObject({ code: 4, err: "Unit nothing.service could not be found.\n" });
    expect(run("systemctl restart daemon")?.kind).toBe("kept");
  });

  it("journalctl: unit, time and count, never ahead of the host's clock", () => {
    expect(out(run("journalctl -u daemon"))).toBe("Nov 19 08:00:00 stats-01 daemon[1187]: works\n");
    expect(out(run("journalctl -u daemon --since 08:30"))).toBe("-- No entries --\n");
    expect(out(run("journalctl -u daemon -n 1 -o cat"))).toBe("works\n");
    expect(out(answerCommand(at(["q1"], [], 20), ["journalctl", "-u", "daemon", "-f"], "/"))).toContain("later");
  });

  it("ls and stat with the story's owners, sizes and labels", () => {
    expect(out(run("ls -lZ /var/log/daemon"))).toBe("total 6417216\n-rw-r-----. 1 app app system_u:object_r:var_log_t:s0 6571229184 Nov 19 08:13 daemon.log\n");
    expect(out(run("ls -lh /var/log/daemon/daemon.log"))).toBe("-rw-r-----. 1 app app 6.2G Nov 19 08:13 /var/log/daemon/daemon.log\n");
    expect(run("ls /nowhere")).toMatchObject({ code: 2, err: "ls: cannot access '/nowhere': No such file or directory\n" });
    expect(run("ls -l /var/log/nginx")?.kind).toBe("hangs");
    expect(out(run("stat -c %U:%G:%a /var/log/daemon/daemon.log"))).toBe("app:app:640\n");
    expect(out(run("namei -l /var/log/daemon/daemon.log"))).toContain("-rw-r----- app  app  daemon.log");
  });

  it("what changes the host is kept from it, what changes one's own folders is not", () => {
    for (const line of ["rm -rf /var/log/daemon", "mv /etc/a /tmp/a", "chmod 755 /usr/local/bin/daemon", "kill -9 1187", "sysctl -w net.core.somaxconn=1", "reboot"]) expect(run(line)?.kind, line).toBe("kept");
    for (const line of ["rm /tmp/a", "touch notes.txt", "mkdir -p /home/sre/x", "chmod +x ./run.sh"]) expect(run(line)?.kind, line).toBe("real");
  });

  it("sysctl answers what the story says and asks for the rest", () => {
    expect(out(run("sysctl net.core.somaxconn"))).toBe("net.core.somaxconn = 4096\n");
    expect(run("sysctl vm.swappiness")).toBeUndefined();
  });
});

describe("lines", () => {
  it("only plain words are answered without a shell", () => {
    expect(onlyCall("sudo ps -p 1", "/")).toEqual({ cwd: "/", argv: ["ps", "-p", "1"] });
    expect(onlyCall("/usr/bin/systemctl status daemon 2>/dev/null", "/")).toEqual({ cwd: "/", argv: ["systemctl", "status", "daemon"] });
    for (const line of ["ps aux | grep awk", "ps $x", "ls *.log", "cat /etc/hosts", "ps > /tmp/a", "ps `id`", "ps; ls"]) expect(onlyCall(line, "/"), line).toBeUndefined();
    expect(plainCalls("ps aux | grep awk; systemctl is-active daemon && ls $x", "/").map(({ argv }) => argv.join(" "))).toEqual(["ps aux", "systemctl is-active daemon"]);
  });

  it("the prompt is the distribution's own", () => {
    expect(promptOf(host, "/home/sre")).toBe("[sre@stats-01 ~]$ ");
    expect(promptOf(host, "/var/log")).toBe("[sre@stats-01 log]$ ");
    expect(promptOf({ ...host, prompt: "colon" }, "/home/sre/x")).toBe("sre@stats-01:~/x$ ");
  });
});

describe("a log that goes on", () => {
  const growing = hostSchema.parse({
    ...host,
    files: [{
      path: "/var/log/nginx/access.log", text: "old\n", modifiedAt: "2026-11-19T09:36:30+09:00",
      goesOn: [{ everySeconds: 20, lines: ["{nginx} 504 *{100+1}", ""] }, { from: "killed", everySeconds: 10, lines: ["{iso} 200 $&"] }],
    }],
  });
  const logAt = (elapsedMs: number, ...happened: [string, number][]) => hostAt(growing, reachedBy(growing, happened), elapsedMs).files.find(({ path }) => path === "/var/log/nginx/access.log")!;

  it("has a line for each time that has come, and none of the future", () => {
    expect(logAt(0).text).toBe("old\n");
    expect(logAt(10_000)).toMatchObject({ text: "old\n19/Nov/2026:09:36:50 +0900 504 *110\n", modifiedAt: "2026-11-19T00:36:50.000Z" });
    // The second turn is silent, the third is not.
    expect(logAt(55_000).text!.split("\n")).toEqual(["old", "19/Nov/2026:09:36:50 +0900 504 *110", "19/Nov/2026:09:37:30 +0900 504 *150", ""]);
  });

  it("goes on in another way from a moment on, and keeps what was written before", () => {
    expect(logAt(45_000, ["q2", 1000], ["killed", 30_000]).text!.split("\n")).toEqual(["old", "19/Nov/2026:09:36:50 +0900 504 *110", "2026-11-19T09:37:20.000+0900 200 $&", ""]);
  });
});

describe("who, where from and over which network", () => {
  const wired = hostAt({
    ...host,
    ...hostSchema.pick({ interfaces: true, gateway: true, peers: true, sockets: true, processes: true }).parse({
      interfaces: [{ name: "eth0", mac: "52:54:00:6b:1f:31", address: "192.0.2.31/25" }],
      gateway: "192.0.2.1",
      peers: [{ names: ["nas"], address: "192.0.2.20", silent: true }, { names: ["db", "db.internal"], address: "192.0.2.45", ms: 0.4 }],
      sockets: [
        { state: "LISTEN", local: "0.0.0.0:22", peer: "0.0.0.0:*" },
        { state: "ESTAB", local: "192.0.2.31:22", peer: "198.51.100.9:50514" },
        { state: "ESTAB", local: "192.0.2.31:41822", peer: "192.0.2.46:8080" },
        { state: "TIME-WAIT", local: "192.0.2.31:41824", peer: "192.0.2.46:8080" },
        { netid: "u_str", state: "LISTEN", local: "/run/a.sock 1", peer: "* 0" },
      ],
      processes: [{ pid: 50884, ppid: 1, user: "sre", stat: "Ss", startedAt: "2026-11-19T09:34:13+09:00", tty: "pts/0", comm: "bash", command: "-bash" }],
    }),
  }, reached("q1"), 0);
  const on = (line: string) => answerCommand(wired, line.split(" ") as unknown as Argv, "/home/sre");

  it("the login is the candidate's own", () => {
    expect(out(on("who"))).toBe("sre      pts/0        2026-11-19 09:34 (198.51.100.9)\n");
    expect(out(on("who -b"))).toBe("         system boot  2026-07-12 03:10\n");
    expect(out(on("last"))).toBe("sre      pts/0        198.51.100.9     Thu Nov 19 09:34   still logged in\nreboot   system boot  5.14.0           Sun Jul 12 03:10   still running\n\nwtmp begins Sun Jul 12 03:10:38 2026\n");
    expect(out(on("last -n 1 reboot")).split("\n")[0]).toMatch(/^reboot /);
    expect(out(on("w"))).toContain("sre      pts/0    198.51.100.9     09:34");
    expect([on("who -a"), on("last -x")]).toEqual([undefined, undefined]);
  });

  it("hostnamectl names the system, and changes no name", () => {
    expect(out(on("hostnamectl"))).toMatch(/^ Static hostname: stats-01\n {7}Icon name: computer-vm\n[^]*Operating System: Rocky Linux 9.4\n {10}Kernel: Linux 5.14.0\n/);
    expect(on("hostnamectl set-hostname other")).toEqual({ kind: "kept" });
  });

  it("ip tells addresses, links and routes; counters are the interviewer's", () => {
    expect(out(on("ip -br a"))).toBe("lo               UNKNOWN        127.0.0.1/8 \neth0             UP             192.0.2.31/25 \n");
    expect(out(on("ip addr show dev eth0"))).toBe("2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000\n    link/ether 52:54:00:6b:1f:31 brd ff:ff:ff:ff:ff:ff\n    inet 192.0.2.31/25 brd 192.0.2.127 scope global eth0\n       valid_lft forever preferred_lft forever\n");
    expect(out(on("ip r"))).toBe("default via 192.0.2.1 dev eth0 proto static \n192.0.2.0/25 dev eth0 proto kernel scope link src 192.0.2.31 \n");
    expect(on("ip a show eth9")).toMatchObject({ code: 1, err: 'Device "eth9" does not exist.\n' });
    expect([on("ip -s link"), on("ip neigh"), answerCommand(at(["q1"]), ["ip", "a"], "/")]).toEqual([undefined, undefined, undefined]);
  });

  it("ping finds what is declared and what the host is connected to, and no name besides", () => {
    expect(out(on("ping -c 2 db"))).toMatch(/^PING db \(192\.0\.2\.45\) 56\(84\) bytes of data\.\n64 bytes from db \(192\.0\.2\.45\): icmp_seq=1 ttl=64 time=0\.\d{3} ms\n64 [^]*2 packets transmitted, 2 received, 0% packet loss, time 1031ms\nrtt min\/avg/);
    expect(on("ping nas")).toMatchObject({ code: 1, out: "PING nas (192.0.2.20) 56(84) bytes of data.\n\n--- nas ping statistics ---\n3 packets transmitted, 0 received, 100% packet loss, time 2047ms\n\n" });
    for (const reachable of ["192.0.2.46", "192.0.2.1", "192.0.2.31", "localhost", "stats-01"]) expect(out(on(`ping -c1 ${reachable}`)), reachable).toContain("1 received, 0% packet loss, time 0ms");
    expect(on("ping nobody")).toMatchObject({ code: 2, err: "ping: nobody: Name or service not known\n" });
    expect([on("ping 192.0.2.99"), on("ping -f db"), on("ping")]).toEqual([undefined, undefined, undefined]);
  });

  it("ss -s counts what ss lists", () => {
    expect(out(on("ss -s"))).toContain("Total: 4\nTCP:   4 (estab 2, closed 1, orphaned 0, timewait 1)\n");
    expect(out(on("ss -s"))).toMatch(/^TCP\t {2}3 {9}3 /m);
  });
});
