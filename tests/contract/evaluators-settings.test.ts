import { afterAll, describe, expect, it } from "vitest";
import { runEvidenceSchema, type SnippetKind } from "@/lib/protocol/evidence";
import { evaluatorFor, offerOf } from "@/lib/evaluators/registry";
import { sampleSubmission, withSamples } from "./evaluators-support";

const stop = withSamples();
afterAll(stop);

const offers = new Map(await Promise.all((["systemd", "sysctl", "limits", "gunicorn"] as const).map(async (kind) => [kind, (await offerOf(kind)).available] as const)));
const one = sampleSubmission("", {}).task.cases.slice(0, 1);

async function run(kind: SnippetKind, id: string, source: string, options: Record<string, unknown> = {}) {
  const evaluator = await evaluatorFor(kind);
  if (!evaluator) throw new Error(`no evaluator for ${kind}`);
  const evidence = await evaluator.run(sampleSubmission(source, { kind, id, options, cases: one }), new AbortController().signal);
  runEvidenceSchema.parse(evidence);
  const wrong = evidence.cases.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict !== "pass"));
  return { evidence, wrong, ids: wrong.map((check) => check.id) };
}

const UNIT = `[Unit]
Description=Application
Wants=network-online.target
After=syslog.target
After=network-online.target

[Service]
User=app
ExecStart=/srv/app/bin/app \\
  --port 8080
Restart=on-failure
RestartSec=5s
MemoryMax=512M
NoNewPrivileges=true

[Install]
WantedBy=multi-user.target
`;

describe.skipIf(!offers.get("systemd"))("systemd units", () => {
  it("pass by systemd's own word", async () => {
    const { evidence, wrong } = await run("systemd", "unit", UNIT);
    expect(wrong).toEqual([]);
    expect(evidence).toMatchObject({ verdict: "pass", engine: { name: "systemd-analyze", authoritative: true } });
  });

  it("fail by unknown keys, which some versions accept with exit code 0", async () => {
    const { wrong } = await run("systemd", "unit", UNIT.replace("NoNewPrivileges=true", "NoNewPrivileges=true\nMemoryMaximum=1G"));
    expect(wrong).toEqual([expect.objectContaining({ id: "verify", got: expect.stringContaining("MemoryMaximum") })]);
  });

  it.each([
    ["a value that is none", UNIT.replace("on-failure", "on-failur"), ["verify", "setting:Service.Restart"]],
    ["no command", UNIT.replace(/ExecStart.*\n.*\n/, ""), ["verify"]],
    ["a later line that takes it back", UNIT.replace("MemoryMax=512M", "MemoryMax=512M\nMemoryMax=4G"), ["setting:Service.MemoryMax"]],
    ["a list that is emptied", `${UNIT}\n[Unit]\nAfter=\n`, ["setting:Unit.After"]],
    ["a time in the wrong unit", UNIT.replace("5s", "5min"), ["setting:Service.RestartSec"]],
    ["no limit", UNIT.replace("512M", "infinity"), ["setting:Service.MemoryMax"]],
    ["nothing at all", "", ["verify", "setting:Service.Restart", "setting:Service.RestartSec", "setting:Service.MemoryMax", "setting:Service.NoNewPrivileges", "setting:Unit.After"]],
  ])("fail by %s", async (_name, source, ids) => expect((await run("systemd", "unit", source)).ids.filter((id) => id !== "exposure")).toEqual(ids));
});

describe("sysctl files", () => {
  const good = "# room\nnet.core.somaxconn = 4096\n-net/ipv4/ip_local_port_range =  10240\t65535\n; end\n";

  it("pass by what takes effect", async () => expect((await run("sysctl", "kernel", good)).wrong).toEqual([]));

  it.each([
    ["the last line of a key", `${good}net.core.somaxconn = 128\n`, ["setting:net.core.somaxconn"]],
    ["what must not be set", `${good}vm.swappiness=1\n`, ["setting:vm.swappiness"]],
    ["a line without a value", `${good}net.core.somaxconn 4096\n`, ["syntax"]],
    ["a comment behind a value", good.replace("4096", "4096 # more"), ["setting:net.core.somaxconn"]],
    ["an empty file", "", ["setting:net.core.somaxconn", "setting:net.ipv4.ip_local_port_range"]],
  ])("fail by %s", async (_name, source, ids) => expect((await run("sysctl", "kernel", source)).ids).toEqual(ids));
});

/** Findings of a file as `id message: line`. */
async function findings(kind: "sysctl" | "limits", source: string) {
  const { evidence } = await run(kind, kind === "sysctl" ? "kernel" : "sessions", source);
  return evidence.findings.map(({ id, message, start, end }) => `${id} ${message}: ${source.slice(start, end)}`);
}

describe("slips in the text of", () => {
  it("sysctl files: keys that are near a known one, and values that the kernel would refuse", async () => {
    const source = "net.core.somaxcon = 4096\nnet/ipv4/tcp_syncookie = 1\nvm.swappiness = 250\nnet.ipv4.ip_local_port_range = 1024 70000\nnet.ipv4.conf.eth0.rp_filter = 3\nkernel.pid_max = 100\n";
    expect(await findings("sysctl", source)).toEqual([
      "misspelt net.core.somaxconn: net.core.somaxcon = 4096",
      "misspelt net.ipv4.tcp_syncookies: net/ipv4/tcp_syncookie = 1",
      "outOfRange 0..200: vm.swappiness = 250",
      "outOfRange 1..65535: net.ipv4.ip_local_port_range = 1024 70000",
      "outOfRange 0..2: net.ipv4.conf.eth0.rp_filter = 3",
      "outOfRange 301..4194304: kernel.pid_max = 100",
    ]);
  });

  it("limits files: items", async () => {
    expect(await findings("limits", "app - nofiles 65536\napp soft nofile 2000000\napp hard nice -30\n")).toEqual([
      "misspelt nofile: app - nofiles 65536",
      "outOfRange 0..1048576: app soft nofile 2000000",
      "outOfRange -20..19: app hard nice -30",
    ]);
  });

  it("nothing, where nothing is wrong or known", async () => {
    expect(await findings("sysctl", "net.core.somaxconn = 4096\nvm.swappiness=10\ndev.raid.speed_limit_max = 5\nkernel.core_pattern = |/bin/x %p\n")).toEqual([]);
    expect(await findings("limits", "app - nofile unlimited\n* hard core -1\n")).toEqual([]);
  });
});

describe("limits files", () => {
  const session = { user: "app", groups: ["web"] };
  it.each([
    ["user", "app - nofile 65536\n"],
    ["group", "@web soft nofile 65536\n@web hard nofile 100000 # enough\n"],
    ["wildcard", "* - nofile 65536\nroot - nofile 10\n"],
    ["user before wildcard, whatever the order", "app soft nofile 65536\napp hard nofile 65536\n* - nofile 1024\n"],
  ])("pass by %s", async (_name, source) => expect((await run("limits", "sessions", source, session)).wrong).toEqual([]));

  it.each([
    ["soft alone", "app soft nofile 65536\n", ["setting:hard.nofile"]],
    ["another account", "deploy - nofile 65536\n", ["setting:soft.nofile", "setting:hard.nofile"]],
    ["without a bound", "app soft nofile 65536\napp hard nofile unlimited\n", ["setting:hard.nofile"]],
    ["a unit's syntax", "LimitNOFILE=65536\n", ["syntax", "setting:soft.nofile", "setting:hard.nofile"]],
    ["a closer line that lowers it", "* - nofile 65536\napp soft nofile 1024\n", ["setting:soft.nofile"]],
  ])("fail by %s", async (_name, source, ids) => expect((await run("limits", "sessions", source, session)).ids).toEqual(ids));
});

describe.skipIf(!offers.get("gunicorn"))("gunicorn files", () => {
  const good = 'import multiprocessing\nworkers = multiprocessing.cpu_count() * 2 + 1\ntimeout = 30\nbind = "127.0.0.1:8000"\nmax_requests = 1000\nmax_requests_jitter = 100\npreload_app = True\n';

  it("pass by what Python makes of them, with the scenario's processors", async () => {
    const { evidence, wrong } = await run("gunicorn", "workers", good);
    expect(wrong).toEqual([]);
    expect(evidence.findings).toEqual([]);
    expect((await run("gunicorn", "workers", good, { processors: 8 })).ids).toEqual(["setting:workers"]);
  });

  it("show names that Gunicorn passes over, where they stand", async () => {
    const source = `${good}worker_timeout = 10\n`;
    const { evidence } = await run("gunicorn", "workers", source);
    const [finding] = evidence.findings;
    expect(finding).toMatchObject({ id: "unknownName", message: "worker_timeout" });
    expect(source.slice(finding?.start, finding?.end)).toBe("worker_timeout");
  });

  it.each([
    ["a slip of syntax", good.replace("workers = ", "workers = = "), ["loads"]],
    ["an exception", `${good}raise SystemExit(3)\n`, ["loads"]],
        ["a forged result", 'open("/tmp/settings.json", "w").write("not json")\nimport os\nos._exit(0)\n', ["loads"]],
    ["no file", "", ["setting:workers", "setting:timeout", "setting:bind", "setting:max_requests_jitter", "setting:preload_app"]],
  ])("fail by %s", async (_name, source, ids) => expect((await run("gunicorn", "workers", source)).ids).toEqual(ids));
});
