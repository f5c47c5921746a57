import type { HostInterface, HostSocket } from "@/lib/content/host-machine";
import type { HostAt } from "./host-at";
import { lines, output, type Reply } from "./words";

const LOOPBACK: HostInterface = { name: "lo", mac: "00:00:00:00:00:00", address: "127.0.0.1/8", queue: "noqueue" };
const FLAGS = { lo: "LOOPBACK,UP,LOWER_UP", card: "BROADCAST,MULTICAST,UP,LOWER_UP" } as const;

export const addressOf = ({ address }: HostInterface) => address.slice(0, address.indexOf("/"));

/** Where connections come from or lead to, without ports and without the host itself. */
export function peerAddresses(sockets: readonly HostSocket[]): string[] {
  return sockets.flatMap(({ netid, state, peer }) => {
    const address = peer.slice(0, peer.lastIndexOf(":"));
    return netid !== "tcp" || state !== "ESTAB" || address.startsWith("127.") ? [] : [address];
  });
}

const toNumber = (address: string) => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
const toAddress = (number: number) => [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");

/** First and last address of an interface's network. */
function networkOf(card: HostInterface): { first: string; last: string; bits: number } {
  const bits = Number(card.address.slice(card.address.indexOf("/") + 1));
  const size = 2 ** (32 - bits);
  const first = Math.floor(toNumber(addressOf(card)) / size) * size;
  return { first: toAddress(first), last: toAddress(first + size - 1), bits };
}

/** `ip addr`, `ip link` and `ip route`, whole or of one interface, with -4 and -br; undefined for others, and for -s, whose counters nobody declared. */
export function ip({ facts }: HostAt, words: readonly string[]): Reply | undefined {
  if (facts.interfaces.length === 0) return undefined;
  const options = words.filter((word) => word.startsWith("-"));
  const isBrief = options.some((word) => /^-br(?:ief)?$/.test(word));
  if (options.some((word) => !/^-(?:br(?:ief)?|4|c|color=\w+)$/.test(word))) return undefined;
  const [object = "", ...rest] = words.filter((word) => !word.startsWith("-"));
  const asked = rest.filter((word, at) => !(at === 0 && /^(?:show|list|ls|s|l)$/.test(word)) && word !== "dev");
  if (asked.length > 1) return undefined;
  if (/^r(?:oute)?$/.test(object)) return asked.length === 0 ? output(routes(facts)) : undefined;
  const isLink = /^l(?:ink)?$/.test(object);
  if (!isLink && !/^a(?:ddr(?:ess)?)?$/.test(object)) return undefined;
  const all = [LOOPBACK, ...facts.interfaces];
  const shown = [...all.entries()].filter(([, { name }]) => asked.length === 0 || asked[0] === name);
  if (shown.length === 0) return output("", 1, lines(`Device "${asked[0] ?? ""}" does not exist.`));
  return output(lines(...shown.flatMap(([at, card]) => (isBrief ? [briefLine(card, isLink)] : cardLines(card, at + 1, isLink)))));
}

const isLoopback = ({ name }: HostInterface) => name === LOOPBACK.name;

function briefLine(card: HostInterface, isLink: boolean): string {
  const state = isLoopback(card) ? "UNKNOWN" : "UP";
  return `${card.name.padEnd(16)} ${state.padEnd(14)} ${isLink ? `${card.mac} <${isLoopback(card) ? FLAGS.lo : FLAGS.card}>` : card.address} `;
}

function cardLines(card: HostInterface, index: number, isLink: boolean): string[] {
  const [flags, state, mtu] = isLoopback(card) ? [FLAGS.lo, "UNKNOWN", 65_536] : [FLAGS.card, "UP", 1_500];
  const { last } = networkOf(card);
  return [
    `${index}: ${card.name}: <${flags}> mtu ${mtu} qdisc ${card.queue} state ${state} ${isLink ? "mode DEFAULT " : ""}group default qlen 1000`,
    isLoopback(card) ? `    link/loopback ${card.mac} brd ${card.mac}` : `    link/ether ${card.mac} brd ff:ff:ff:ff:ff:ff`,
    ...(isLink ? [] : [`    inet ${card.address} ${isLoopback(card) ? "scope host" : `brd ${last} scope global`} ${card.name}`, "       valid_lft forever preferred_lft forever"]),
  ];
}

function routes({ interfaces, gateway }: HostAt["facts"]): string {
  const [uplink] = interfaces;
  return lines(
    ...(gateway === undefined || !uplink ? [] : [`default via ${gateway} dev ${uplink.name} proto static `]),
    ...interfaces.map((card) => `${networkOf(card).first}/${networkOf(card).bits} dev ${card.name} proto kernel scope link src ${addressOf(card)} `),
  );
}
