import type { HostSocket } from "@/lib/content/host-machine";
import type { HostAt } from "./host-at";
import { aligned } from "./mounts";
import { lines, output, type Reply } from "./words";

const LISTENING = new Set(["LISTEN", "UNCONN"]);
/** Names of states in a filter. */
const STATES: Record<string, readonly string[]> = {
  established: ["ESTAB"], listening: ["LISTEN"], "syn-sent": ["SYN-SENT"], "syn-recv": ["SYN-RECV"], "close-wait": ["CLOSE-WAIT"], "time-wait": ["TIME-WAIT"], "fin-wait-2": ["FIN-WAIT-2"],
  connected: ["ESTAB", "SYN-SENT", "SYN-RECV", "CLOSE-WAIT", "TIME-WAIT", "FIN-WAIT-2"],
};
const portOf = (address: string) => address.slice(address.lastIndexOf(":") + 1);

type Asked = { flags: string; states: readonly string[] | undefined; ports: readonly { side: "local" | "peer"; port: string }[] };

/** `ss` with -l -a -n -t -u -x -p -e -o -i -H, `state NAME` and filters on ports joined by `or`, and `ss -s`; undefined for others. */
export function ss(host: HostAt, words: readonly string[]): Reply | undefined {
  if (words.length === 1 && /^(?:-s|--summary)$/.test(words[0] ?? "")) return host.sockets.length === 0 ? undefined : output(summary(host.sockets));
  const asked = askedOf(words);
  if (!asked || host.sockets.length === 0) return undefined;
  const { flags, states, ports } = asked;
  const kinds = [...(flags.includes("t") ? ["tcp"] : []), ...(flags.includes("u") ? ["udp"] : []), ...(flags.includes("x") ? ["u_str"] : [])];
  const shown = host.sockets.filter((socket) => {
    if (kinds.length > 0 && !kinds.includes(socket.netid)) return false;
    if (states ? !states.includes(socket.state) : !flags.includes("a") && LISTENING.has(socket.state) !== flags.includes("l")) return false;
    return ports.length === 0 || ports.some(({ side, port }) => portOf(socket[side]) === port);
  });
  const columns = { netid: kinds.length !== 1 && ports.length === 0, state: states?.length !== 1, users: flags.includes("p") };
  const rows = shown.map((socket) => row(host, socket, columns));
  const heads = [...(columns.netid ? ["Netid"] : []), ...(columns.state ? ["State"] : []), "Recv-Q", "Send-Q", "Local Address:Port", "Peer Address:Port", "Process"];
  const left = (columns.netid ? 1 : 0) + (columns.state ? 1 : 0) + 2;
  const table = aligned(flags.includes("H") ? rows : [heads, ...rows], (column) => column < left);
  return output(lines(...table.map((line) => line.trimEnd())));
}

/** `ss -s`, by the sockets that are declared. All are of IPv4. */
function summary(sockets: readonly HostSocket[]): string {
  const of = (netid: HostSocket["netid"]) => sockets.filter((socket) => socket.netid === netid);
  const inState = (state: HostSocket["state"]) => of("tcp").filter((socket) => socket.state === state).length;
  const waiting = inState("TIME-WAIT");
  const tcp = of("tcp").length - waiting;
  const line = (name: string, count: number) => `${name}\t  ${String(count).padEnd(9)} ${String(count).padEnd(9)} 0        `;
  return lines(
    `Total: ${sockets.length - waiting}`,
    `TCP:   ${of("tcp").length} (estab ${inState("ESTAB")}, closed ${waiting}, orphaned ${inState("FIN-WAIT-2")}, timewait ${waiting})`,
    "",
    "Transport Total     IP        IPv6",
    ...[line("RAW", 0), line("UDP", of("udp").length), line("TCP", tcp), line("INET", tcp + of("udp").length), line("FRAG", 0)],
    "",
  );
}

function row(host: HostAt, socket: HostSocket, columns: { netid: boolean; state: boolean; users: boolean }): string[] {
  const owners = socket.users.flatMap(({ pid, fd }) => host.processes.filter((one) => one.pid === pid).map((one) => `("${one.comm}",pid=${pid},fd=${fd})`));
  const users = columns.users && owners.length > 0 ? `users:(${owners.join(",")})` : "";
  return [...(columns.netid ? [socket.netid] : []), ...(columns.state ? [socket.state] : []), String(socket.recvQ), String(socket.sendQ), socket.local, socket.peer, users];
}

function askedOf(words: readonly string[]): Asked | undefined {
  const long: Record<string, string> = { "--listening": "l", "--all": "a", "--numeric": "n", "--tcp": "t", "--udp": "u", "--unix": "x", "--processes": "p", "--no-header": "H" };
  const options = words.filter((word) => word.startsWith("-"));
  const flags = options.map((word) => long[word] ?? (/^-[lantuxpeoiHr46]+$/.test(word) ? word.slice(1) : "?")).join("");
  if (flags.includes("?")) return undefined;
  // A filter may come in one word with blanks or in several.
  const filter = words.filter((word) => !word.startsWith("-")).join(" ").replace(/[()]/g, " ").trim().split(/\s+/).filter(Boolean);
  const [first, name = ""] = filter;
  const states = first === "state" ? STATES[name] : undefined;
  if (first === "state" && !states) return undefined;
  const rest = (first === "state" ? filter.slice(2) : filter).join(" ").replace(/\b(sport|dport) *(?:=|==|eq) */g, "$1=");
  if (rest === "") return { flags, states, ports: [] };
  const ports = rest.split(/ or /).map((part) => /^(sport|dport)=:?(\d+)$/.exec(part.trim()));
  if (ports.some((part) => part === null)) return undefined;
  return { flags, states, ports: ports.flatMap((part) => (part ? [{ side: part[1] === "sport" ? "local" as const : "peer" as const, port: part[2] ?? "" }] : [])) };
}

/** `netstat -lntp` and its like, from the same facts. */
export function netstat(host: HostAt, words: readonly string[]): Reply | undefined {
  const flags = words.filter((word) => /^-[lantup]+$/.test(word)).join("");
  if (words.some((word) => !/^-[lantup]+$/.test(word)) || host.sockets.length === 0) return undefined;
  const shown = host.sockets.filter(({ netid, state }) => netid !== "u_str" && (flags.includes("a") || LISTENING.has(state) === flags.includes("l")));
  const stateOf = ({ state }: HostSocket) => (state === "ESTAB" ? "ESTABLISHED" : state.replace("-", "_"));
  const owner = ({ users }: HostSocket) => host.processes.filter(({ pid }) => pid === users[0]?.pid).map(({ pid, comm }) => `${pid}/${comm}`)[0] ?? "-";
  const rows = shown.map((socket) => `${socket.netid.padEnd(5)} ${String(socket.recvQ).padStart(6)} ${String(socket.sendQ).padStart(6)} ${socket.local.padEnd(23)} ${socket.peer.padEnd(23)} ${stateOf(socket).padEnd(11)}${flags.includes("p") ? ` ${owner(socket)}` : ""}`.trimEnd());
  return output(lines(`Active Internet connections (${flags.includes("l") ? "only servers" : flags.includes("a") ? "servers and established" : "w/o servers"})`, `Proto Recv-Q Send-Q Local Address           Foreign Address         State      ${flags.includes("p") ? " PID/Program name" : ""}`.trimEnd(), ...rows));
}
