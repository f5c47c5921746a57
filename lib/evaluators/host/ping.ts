import type { HostAt } from "./host-at";
import { addressOf, peerAddresses } from "./network";
import { lines, operandsOf, output, type Reply, valueOf } from "./words";

/** Packets of a `ping` that was not told how many: it would go on until Ctrl-C. */
const PACKETS = 3;
const PACKETS_MAX = 10;
/** Round trips of a machine that the story says nothing more about, and of the host to itself, in milliseconds. */
const NEAR_MS = 0.34;
const OWN_MS = 0.041;

type Target = { shown: string; address: string; ms: number; isSilent: boolean };

/** `ping` of the host itself and of machines that it knows; undefined for an address that nothing is known of, and for options beyond -c, -i, -w, -W, -n and -4. */
export function ping(host: HostAt, words: readonly string[]): Reply | undefined {
  const valued = ["-c", "-i", "-w", "-W"];
  const asked = operandsOf(words, valued);
  const count = valueOf(words, "-c") ?? String(PACKETS);
  if (asked.length !== 1 || !/^\d{1,3}$/.test(count) || words.some((word) => word.startsWith("-") && !/^-(?:[cwW]\d*|i[\d.]*|n|4)$/.test(word))) return undefined;
  const target = targetOf(host, asked[0] ?? "");
  if (target === "unknown") return output("", 2, lines(`ping: ${asked[0] ?? ""}: Name or service not known`));
  return target && answered(target, Math.max(1, Math.min(Number(count), PACKETS_MAX)));
}

function targetOf({ facts, peers, sockets }: HostAt, word: string): Target | "unknown" | undefined {
  const own = facts.interfaces.map(addressOf);
  const near = (shown: string, address: string, ms: number): Target => ({ shown, address, ms, isSilent: false });
  if (word === "localhost" || /^127(?:\.\d{1,3}){3}$/.test(word)) return near(word, word === "localhost" ? "127.0.0.1" : word, OWN_MS);
  if (own.includes(word)) return near(word, word, OWN_MS);
  if (word === facts.name) return own[0] === undefined ? undefined : near(word, own[0], OWN_MS);
  const peer = peers.find(({ address, names }) => address === word || names.includes(word));
  if (peer) return { shown: word, address: peer.address, ms: peer.ms, isSilent: peer.silent === true };
  if (word === facts.gateway || peerAddresses(sockets).includes(word)) return near(word, word, NEAR_MS);
  return /^[\d.]+$|:/.test(word) ? undefined : "unknown";
}

function answered({ shown, address, ms, isSilent }: Target, count: number): Reply {
  const head = `PING ${shown} (${address}) 56(84) bytes of data.`;
  const waited = (count - 1) * 1_000 + count * 16 - (count === 1 ? 16 : 1);
  const sums = (received: number) => ["", `--- ${shown} ping statistics ---`, `${count} packets transmitted, ${received} received, ${received === 0 ? 100 : 0}% packet loss, time ${waited}ms`];
  if (isSilent) return output(lines(head, ...sums(0), ""), 1);
  // Round trips differ a little, the same way each time: what a host says does not change by asking again.
  const trips = Array.from({ length: count }, (_, at) => ms * (1 + (((at * 7 + address.length) % 5) - 2) / 25));
  const from = shown === address ? address : `${shown} (${address})`;
  const mean = trips.reduce((sum, trip) => sum + trip, 0) / count;
  const deviation = Math.sqrt(Math.max(0, trips.reduce((sum, trip) => sum + trip * trip, 0) / count - mean * mean));
  return output(lines(
    head,
    ...trips.map((trip, at) => `64 bytes from ${from}: icmp_seq=${at + 1} ttl=64 time=${trip.toFixed(3)} ms`),
    ...sums(count),
    `rtt min/avg/max/mdev = ${[Math.min(...trips), mean, Math.max(...trips), deviation].map((value) => value.toFixed(3)).join("/")} ms`,
  ));
}
