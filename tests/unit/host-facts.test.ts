import { beforeAll, describe, expect, it } from "vitest";
import type { Scenario } from "@/lib/content/schema";
import { toPattern } from "@/lib/content/spoilers";
import { heldFor } from "@/lib/evaluators/host/answer";
import { plainCalls } from "@/lib/evaluators/host/known-answers";
import { mountAt } from "@/lib/evaluators/host/mounts";
import { everythingOn, type HostStage, printed, scenariosWithHost, stagesOf } from "../support/host-stages";

/** Over every built-in host, in every state that it can be brought into. */

let scenarios: Scenario[] = [];
let stages: HostStage[] = [];
beforeAll(async () => {
  scenarios = await scenariosWithHost();
  stages = scenarios.flatMap(stagesOf);
});

/** Fails with the names of the stages at fault instead of at the first of hundreds. */
function onEvery(findings: (stage: HostStage) => string[]): void {
  const found = stages.flatMap((stage) => findings(stage).map((text) => `${stage.name}: ${text}`));
  expect(found.slice(0, 20)).toEqual([]);
}

const pidsOf = ({ at }: HostStage) => new Set(at.processes.map(({ pid }) => pid));

describe("the facts of every host agree", () => {
  it("the Linux scenarios have one", () => {
    expect(scenarios.map(({ slug }) => slug).sort()).toEqual(expect.arrayContaining(["auction", "core-stream", "log-processor", "report-download"]));
    expect(stages.length).toBeGreaterThan(50);
  });

  it("a process is the same in ps, /proc, units, sockets and its parent's name", () => {
    onEvery((stage) => {
      const pids = pidsOf(stage);
      const listed = (printed(stage, "ps -eo pid=") ?? "").trim().split(/\s+/).map(Number);
      const inProc = stage.at.files.flatMap(({ path }) => (/^\/proc\/(\d+)\//.exec(path) ?? []).slice(1).map(Number));
      const mains = stage.at.units.flatMap(({ properties, status }) => [properties["MainPID"], /Main PID: (\d+)/.exec(status)?.[1]]).flatMap((pid) => (pid === undefined || pid === "0" ? [] : [Number(pid)]));
      return [
        ...listed.filter((pid) => !pids.has(pid)).map((pid) => `ps shows ${pid}`),
        ...[...new Set(inProc)].filter((pid) => !pids.has(pid)).map((pid) => `/proc/${pid} without a process`),
        ...mains.filter((pid) => !pids.has(pid)).map((pid) => `main process ${pid} is not there`),
        ...stage.at.sockets.flatMap(({ local, users }) => users.filter(({ pid }) => !pids.has(pid)).map(({ pid }) => `socket ${local} of ${pid}`)),
        ...stage.at.processes.filter(({ ppid }) => ppid !== 0 && !pids.has(ppid)).map(({ pid, ppid }) => `${pid} has the parent ${ppid}`),
      ];
    });
  });

  it("what logs, walls and outputs call a process by is one that there is", () => {
    const named = /\b(?:pid[= :]|[a-z-]+\[)(\d{2,})\]?\b|\b(\d+)#\2\b|\[pid (\d+)\]|LISTEN.*pid=(\d+)/g;
    const lastNamed = (text: string) => [...text.matchAll(named)].map((match) => Number(match.slice(1).find((group) => group !== undefined))).at(-1);
    onEvery((stage) => {
      const pids = pidsOf(stage);
      // A wall is of the moment at which its event may first be brought about.
      const walls = stage.host.events.filter(({ id, from }) => stage.reached.has(id) && (from ?? stage.host.from) === stage.questions.at(-1)).map(({ id, wall }) => [id, wall ?? ""] as const);
      // A log keeps lines of processes that are gone; who wrote the last one is still there.
      const logs = stage.at.files.filter(({ path }) => path.endsWith(".log")).map(({ path, text }) => [path, text ?? ""] as const);
      return [...logs, ...walls].flatMap(([name, text]) => {
        const pid = lastNamed(text);
        return pid === undefined || pids.has(pid) ? [] : [`${name} names ${pid}`];
      });
    });
  });

  it("nothing has happened after the host's present", () => {
    const stamps: [RegExp, (text: string) => number][] = [
      [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?=\+0900)/g, (text) => Date.parse(`${text}+09:00`)],
      [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?= (?:\+0900|KST))/g, (text) => Date.parse(`${text.replace(" ", "T")}+09:00`)],
      [/\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/g, (text) => Date.parse(`${text.replaceAll("/", "-").replace(" ", "T")}+09:00`)],
    ];
    onEvery((stage) => {
      const { at } = stage;
      const texts = [...at.files.map(({ path, text }) => [path, text ?? ""] as const), ...at.units.map(({ name, status }) => [name, status] as const), ...at.journal.map(({ text }) => ["journal", text] as const)];
      return [
        ...at.journal.filter((entry) => Date.parse(entry.at) > at.now).map(({ text }) => `journal: ${text}`),
        ...at.processes.filter(({ startedAt }) => !(Date.parse(startedAt) <= at.now)).map(({ pid }) => `${pid} starts later`),
        ...at.files.filter(({ modifiedAt }) => modifiedAt !== undefined && !(Date.parse(modifiedAt) <= at.now)).map(({ path, modifiedAt }) => `${path} was changed ${modifiedAt}`),
        ...texts.flatMap(([name, text]) => stamps.flatMap(([pattern, parse]) => (text.match(pattern) ?? []).filter((stamp) => parse(stamp) > at.now).map((stamp) => `${name} says ${stamp}`))),
      ];
    });
  });

  it("sizes fit: ls and du, what a file system holds and what it has in use", () => {
    onEvery((stage) => {
      const { at } = stage;
      const held = (mountPoint: string) => {
        const files = at.files.filter(({ path, directory, link, silent }) => !directory && link === undefined && !silent && !/^\/(?:proc|sys)\//.test(path) && mountAt(at.mounts, path)?.at === mountPoint);
        const deleted = at.processes.flatMap(({ open }) => open.filter(({ to }) => to.endsWith(" (deleted)") && mountAt(at.mounts, to)?.at === mountPoint).map(({ size = 0, times }) => size * times));
        return [...files.map(({ size, text = "" }) => size ?? Buffer.byteLength(text)), ...deleted].reduce((sum, size) => sum + size, 0) / 1024;
      };
      return at.mounts.filter(({ silent }) => !silent).flatMap((mount) => [
        ...(mount.used + mount.available > mount.blocks ? [`${mount.at} has more than it holds`] : []),
        ...(held(mount.at) > mount.used ? [`${mount.at} holds ${Math.round(held(mount.at))} KiB in files, uses ${mount.used}`] : []),
      ]);
    });
  });

  it("figures of top, free and uptime are those of /proc", () => {
    onEvery((stage) => {
      const file = (path: string) => stage.at.files.find((one) => one.path === path)?.text ?? "";
      const load = /load average: (.*)/.exec(printed(stage, "uptime") ?? "")?.[1]?.replaceAll(",", "");
      const total = Number(/MemTotal: +(\d+)/.exec(file("/proc/meminfo"))?.[1]);
      return [
        ...(load !== undefined && file("/proc/loadavg").startsWith(load) ? [] : [`load ${load}`]),
        ...((printed(stage, "top -b -n1") ?? "").includes(`load average: ${load?.split(" ").join(", ")}`) ? [] : ["top says another load"]),
        ...((printed(stage, "free") ?? "").includes(String(total)) ? [] : ["free says another memory"]),
        ...stage.at.processes.filter(({ residentKb, memoryPercent }) => Math.abs((residentKb / total) * 100 - memoryPercent) > 0.15).map(({ pid, memoryPercent }) => `${pid} has ${memoryPercent}% of memory`),
      ];
    });
  });

  it("who, last, hostnamectl, ip, ping, ss -s and dmesg answer by themselves, and say what the other tools say", () => {
    onEvery((stage) => {
      const { at, host } = stage;
      const isLeft = (line: string) => at.answers.some(({ asks, run }) => asks && new RegExp(`^(?:${run})$`, "u").test(line));
      const lines = ["who", "who -b", "w", "last", "hostnamectl", "ip a", "ip addr", "ip -br a", "ip route", "ss -s", "dmesg", "ping -c 1 nowhere-near", `ping ${host.name}`, "ping -c 2 192.0.2.1"];
      const cameFrom = /\((\S+)\)/.exec(printed(stage, "who") ?? "")?.[1] ?? "?";
      const own = /inet (192\S+)\/24/.exec(printed(stage, "ip a") ?? "")?.[1] ?? "?";
      const summary = /estab (\d+)/.exec(printed(stage, "ss -s") ?? "")?.[1];
      const listed = printed(stage, "ss -tn state established")?.trim().split("\n").length;
      const isDeclared = at.answers.some(({ run }) => run === "ss -s");
      return [
        ...lines.filter((line) => !isLeft(line) && !printed(stage, line)).map((line) => `no answer to ${line}`),
        ...at.sockets.filter(({ state, local }) => state === "ESTAB" && !local.startsWith("127.") && !local.startsWith(`${own}:`)).map(({ local }) => `${local} is not the address of ip`),
        ...(at.sockets.some(({ local, peer }) => local.endsWith(":22") && peer.startsWith(`${cameFrom}:`)) ? [] : [`nobody came from ${cameFrom}`]),
        ...((printed(stage, "w") ?? "").includes(` ${cameFrom} `) ? [] : ["w says another origin"]),
        ...((printed(stage, "hostnamectl") ?? "").includes(`Kernel: Linux ${(printed(stage, "uname -r") ?? "?").trim()}\n`) ? [] : ["hostnamectl says another kernel"]),
        ...(isDeclared || listed === undefined || Number(summary) === listed - 1 ? [] : [`ss -s counts ${summary}, ss lists ${listed - 1}`]),
      ];
    });
  });

  it("a machine that the host talks to answers ping, and a name that the story knows is never unknown", () => {
    onEvery((stage) => {
      const { at, host } = stage;
      const peers = at.sockets.filter(({ netid, state, peer }) => netid === "tcp" && state === "ESTAB" && !peer.startsWith("127.")).map(({ peer }) => peer.slice(0, peer.indexOf(":")));
      return [
        ...peers.filter((address) => !(printed(stage, `ping -c 1 ${address}`) ?? "").includes(" 0% packet loss")).map((address) => `${address} does not answer`),
        ...host.peers.flatMap(({ names }) => names).filter((name) => (printed(stage, `ping -c 1 ${name}`) ?? "").includes("not known")).map((name) => `${name} is unknown`),
        ...at.peers.filter(({ names, address }) => !(printed(stage, `ping ${names[0] ?? ""}`) ?? "").includes(`(${address})`)).map(({ address }) => `${address} has another name`),
      ];
    });
  });

  it("every command on a card of a revealed question has an answer, or is left to the card on purpose", () => {
    onEvery((stage) => {
      const prompt = new RegExp(`^\\[?${stage.host.user}@${stage.host.name}[: ][^$]*\\$ (.*)$`, "gm");
      const cards = stage.scenario.questions.filter(({ id }) => id === stage.questions.at(-1)).flatMap(({ cards: all }) => all);
      return cards.flatMap(({ id, body }) =>
        [...(body.ko ?? "").matchAll(prompt)].flatMap(([, line = ""]) => plainCalls(line, `/home/${stage.host.user}`)).flatMap(({ argv }) => {
          const isLeft = stage.at.answers.some(({ asks, run }) => asks && new RegExp(`^(?:${run})$`, "u").test(argv.join(" ")));
          return printed(stage, argv.join(" ")) === null && !isLeft ? [`${id}: ${argv.join(" ")} (${heldFor(stage.host, stage.reached, argv)})`] : [];
        }),
      );
    });
  });
});

describe("nothing of a later question can be found early", () => {
  const bodiesOf = (some: Scenario["questions"]) => some.flatMap(({ cards }) => cards.map(({ body }) => body.ko ?? "")).join("\n");
  /** Long numbers (inodes, sizes, counters, pids of pipes) that only a later card shows. */
  const numbersOf = ({ questions }: Scenario, from: number) => {
    const earlier = bodiesOf(questions.slice(0, from));
    return [...new Set(bodiesOf(questions.slice(from)).match(/\b\d{6,}\b/g))].filter((number) => !earlier.includes(number) && !/^0+$/.test(number));
  };
  /** Distinctive lines that only a later card shows. */
  const secretsOf = ({ questions }: Scenario, from: number) => {
    const linesOf = (some: Scenario["questions"]) => some.flatMap(({ cards }) => cards.flatMap(({ body }) => (body.ko ?? "").split("\n"))).map((line) => line.trim()).filter((line) => line.length >= 24 && !/^[[\w]*@.*\$ /.test(line) && /\d|[a-z]_/.test(line) && !/^\w+:\s+0+$/.test(line));
    const earlier = new Set(linesOf(questions.slice(0, from)));
    return linesOf(questions.slice(from)).filter((line) => !earlier.has(line));
  };

  it("HO3 neither what later cards show nor what later questions want found, by no command and in no file", () => {
    let looked = 0;
    onEvery((stage) => {
      if (stage.pace === "hurried") return [];
      const everything = everythingOn(stage);
      const index = stage.questions.length;
      const later = stage.scenario.questions.slice(index);
      const words = later.flatMap(({ findings }) => findings.flatMap((finding) => finding.words.flatMap(toPattern)));
      const secrets = secretsOf(stage.scenario, index);
      looked += secrets.length;
      const numbers = numbersOf(stage.scenario, index).filter((number) => new RegExp(`\\b${number}\\b`).test(everything));
      return [...numbers.map((number) => `shows the number ${number}`), ...secrets.filter((line) => everything.includes(line)).map((line) => `shows "${line}"`), ...words.filter(({ pattern }) => pattern.test(everything)).map(({ word }) => `gives ${word} away`)];
    });
    expect(looked).toBeGreaterThan(500);
  });

  it("HO3 and by then the host does tell: what is found early nowhere is found once its question is out", () => {
    const told = scenarios.flatMap((scenario) =>
      scenario.questions.slice(1).map(({ id, cards }, at) => {
        const stage = stages.find((one) => one.scenario === scenario && one.questions.at(-1) === id);
        const everything = stage ? everythingOn(stage) : "";
        const shown = secretsOf({ ...scenario, questions: scenario.questions.slice(0, at + 2) }, at + 1).filter((line) => everything.includes(line));
        return { id: `${scenario.slug} ${id}`, cards: cards.length, shown: shown.length };
      }),
    );
    expect(told.filter(({ shown }) => shown > 0).length).toBeGreaterThanOrEqual(6);
  });
});
