/**
 * The system call filter of every sandbox, as a classic BPF program (linux/filter.h). Everything is allowed but
 * what could hold memory that no sample sees, make further namespaces, or widen the attack surface of the kernel.
 */

type Arch = { audit: number; clone: number; clone3: number; socket: number; socketpair: number; sysvMemory: number[]; denied: number[] };

/** Numbers from asm/unistd_64.h and asm-generic/unistd.h, same order: memory without a process (memfd, SysV and POSIX queues), namespaces and mounts, tracing, keys, kernel interfaces. */
const ARCHES: Partial<Record<NodeJS.Architecture, Arch>> = {
  x64: {
    audit: 0xc000003e,
    clone: 56,
    clone3: 435,
    socket: 41,
    socketpair: 53,
    sysvMemory: [29, 30, 31],
    denied: [
      319, 447, 68, 64, 240, 278, 151, 272, 308, 165, 166, 155, 161, 430, 432, 428, 429, 101, 310, 311, 438, 250, 248, 249, 321,
      298, 323, 425, 426, 427, 246, 320, 175, 313, 176, 304, 303, 167, 168, 169, 103, 300, 163, 135,
    ],
  },
  arm64: {
    audit: 0xc00000b7,
    clone: 220,
    clone3: 435,
    socket: 198,
    socketpair: 199,
    sysvMemory: [194, 196, 195],
    denied: [
      279, 447, 186, 190, 180, 75, 230, 97, 268, 40, 39, 41, 51, 430, 432, 428, 429, 117, 270, 271, 438, 219, 217, 218, 280,
      241, 282, 425, 426, 427, 104, 294, 105, 273, 106, 265, 264, 224, 225, 142, 116, 262, 89, 92,
    ],
  },
};

const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;
const ALLOW = 0x7fff0000;
const KILL = 0x80000000;
const errno = (code: number) => 0x00050000 | code;

/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const NEW_NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000;
const AF_UNIX = 1;
const AF_INET = 2;
const AF_INET6 = 10;
/** System calls of the 32-bit ABI on x86_64 carry this bit. */
const X32_BIT = 0x40000000;

type Instruction = [code: number, whenTrue: number, whenFalse: number, value: number];

const load = (offset: number): Instruction => [0x20, 0, 0, offset];
const equal = (value: number, whenTrue: number, whenFalse: number): Instruction => [0x15, whenTrue, whenFalse, value];
const anyBit = (value: number, whenTrue: number, whenFalse: number): Instruction => [0x45, whenTrue, whenFalse, value];
const give = (value: number): Instruction => [0x06, 0, 0, value];
/** Offsets in struct seccomp_data. */
const NUMBER = 0;
const ARCH = 4;
const FIRST_ARGUMENT = 16;

/** What a kind may do beyond the least. */
export type Allowances = { network: "none" | "loopback"; sysvMemory: boolean };

/** The filter for this machine, or null where its architecture is not in the table: then no sandbox may run. */
export function seccompFilter({ network, sysvMemory }: Allowances, arch: NodeJS.Architecture = process.arch): Buffer | null {
  const table = ARCHES[arch];
  if (!table) return null;
  const families = network === "loopback" ? [AF_UNIX, AF_INET, AF_INET6] : [];
  const program: Instruction[] = [
    load(ARCH),
    equal(table.audit, 1, 0),
    give(KILL),
    load(NUMBER),
    ...(arch === "x64" ? [anyBit(X32_BIT, 0, 1), give(errno(ENOSYS))] : []),
    // ENOSYS makes the C library fall back to clone, whose flags can be read here.
    equal(table.clone3, 0, 1),
    give(errno(ENOSYS)),
    equal(table.clone, 0, 4),
    load(FIRST_ARGUMENT),
    anyBit(NEW_NAMESPACES, 0, 1),
    give(errno(EPERM)),
    give(ALLOW),
    equal(table.socket, 0, families.length + 3),
    load(FIRST_ARGUMENT),
    ...families.map((family, index) => equal(family, families.length - index, 0)),
    give(errno(EAFNOSUPPORT)),
    give(ALLOW),
    ...[...table.denied, ...(network === "none" ? [table.socketpair] : []), ...(sysvMemory ? [] : table.sysvMemory)].flatMap((call) => [equal(call, 0, 1), give(errno(EPERM))]),
    give(ALLOW),
  ];
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach(([code, whenTrue, whenFalse, value], index) => {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(whenTrue, index * 8 + 2);
    bytes.writeUInt8(whenFalse, index * 8 + 3);
    bytes.writeUInt32LE(value >>> 0, index * 8 + 4);
  });
  return bytes;
}
