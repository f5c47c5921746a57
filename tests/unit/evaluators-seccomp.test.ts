import { describe, expect, it } from "vitest";
import { seccompFilter } from "@/lib/evaluators/sandbox/seccomp";

const ALLOW = 0x7fff0000;
const ERRNO = 0x00050000;
const KILL = 0x80000000;
const X64 = 0xc000003e;
const ARM64 = 0xc00000b7;

/** The kernel's interpreter for the instructions that the filter uses, over struct seccomp_data. */
function verdict(program: Buffer, arch: number, call: number, argument = 0): number {
  const word = (offset: number) => ({ 0: call, 4: arch, 16: argument })[offset] ?? 0;
  let accumulator = 0;
  for (let at = 0; at < program.length / 8; at += 1) {
    const [code, yes, no, value] = [program.readUInt16LE(at * 8), program.readUInt8(at * 8 + 2), program.readUInt8(at * 8 + 3), program.readUInt32LE(at * 8 + 4)];
    if (code === 0x20) accumulator = word(value);
    else if (code === 0x15) at += accumulator === value ? yes : no;
    else if (code === 0x45) at += (accumulator & value) !== 0 ? yes : no;
    else if (code === 0x06) return value;
    else throw new Error(`unknown instruction ${code}`);
  }
  throw new Error("the filter ends without a verdict");
}

const filter = (network: "none" | "loopback", arch: "x64" | "arm64", sysvMemory = false) => seccompFilter({ network, sysvMemory }, arch) ?? Buffer.alloc(0);

describe.each([
  ["x64" as const, X64, { read: 0, execve: 59, clone: 56, clone3: 435, socket: 41, socketpair: 53, ptrace: 101, memfd: 319, shmget: 29, unshare: 272, mount: 165, keyctl: 250, iouring: 425 }],
  ["arm64" as const, ARM64, { read: 63, execve: 221, clone: 220, clone3: 435, socket: 198, socketpair: 199, ptrace: 117, memfd: 279, shmget: 194, unshare: 97, mount: 40, keyctl: 219, iouring: 425 }],
])("the system call filter on %s", (arch, audit, calls) => {
  const ask = (call: number, argument = 0, network: "none" | "loopback" = "none") => verdict(filter(network, arch), audit, call, argument);

  it("allows ordinary calls", () => {
    expect(ask(calls.read)).toBe(ALLOW);
    expect(ask(calls.execve)).toBe(ALLOW);
  });

  it("refuses what hides memory, traces, or makes namespaces", () => {
    for (const call of [calls.ptrace, calls.memfd, calls.shmget, calls.unshare, calls.mount, calls.keyctl, calls.iouring]) expect(ask(call)).toBe(ERRNO | 1);
  });

  it("lets clone make processes and threads, never namespaces; clone3 does not exist", () => {
    expect(ask(calls.clone, 0x11)).toBe(ALLOW);
    expect(ask(calls.clone, 0x3d0f00)).toBe(ALLOW);
    for (const flag of [0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000]) expect(ask(calls.clone, flag | 0x11)).toBe(ERRNO | 1);
    expect(ask(calls.clone3)).toBe(ERRNO | 38);
  });

  it("knows no sockets, or those within the sandbox", () => {
    for (const family of [1, 2, 10, 16, 17, 40]) expect(ask(calls.socket, family)).toBe(ERRNO | 97);
    expect(ask(calls.socketpair, 1)).toBe(ERRNO | 1);
    for (const family of [1, 2, 10]) expect(ask(calls.socket, family, "loopback")).toBe(ALLOW);
    for (const family of [0, 16, 17, 38, 40]) expect(ask(calls.socket, family, "loopback")).toBe(ERRNO | 97);
    expect(ask(calls.socketpair, 1, "loopback")).toBe(ALLOW);
  });

  it("gives shared memory segments only where they are asked for", () => {
    expect(verdict(filter("none", arch, true), audit, calls.shmget)).toBe(ALLOW);
    expect(verdict(filter("none", arch, true), audit, calls.ptrace)).toBe(ERRNO | 1);
  });

  it("kills calls of another architecture", () => expect(verdict(filter("none", arch), 0x40000003, calls.read)).toBe(KILL));
});

it("refuses the x32 calls of x86_64", () => expect(verdict(filter("none", "x64"), X64, 0x40000000 | 101)).toBe(ERRNO | 38));
it("is not made for machines whose call numbers are not known", () => expect(seccompFilter({ network: "none", sysvMemory: false }, "s390x")).toBeNull());
