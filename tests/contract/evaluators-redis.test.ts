import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { runEvidenceSchema } from "@/lib/protocol/evidence";
import { commandLines } from "@/lib/evaluators/redis/command-lines";
import { redisEvaluator } from "@/lib/evaluators/redis/redis-evaluator";
import { decodeReplies, encodeCommand, type Reply } from "@/lib/evaluators/redis/resp";
import { sampleSubmission, withSamples } from "./evaluators-support";

const stop = withSamples();
afterAll(stop);
const { available } = await redisEvaluator.probe();
const one = sampleSubmission("", {}).task.cases.slice(0, 1);

async function run(id: "counter" | "cache", source: string) {
  const options = { form: id === "counter" ? "script" : "commands" };
  const evidence = await redisEvaluator.run(sampleSubmission(source, { kind: "redis", id, options, cases: one }), new AbortController().signal);
  runEvidenceSchema.parse(evidence);
  const wrong = evidence.cases.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict !== "pass"));
  return { evidence, wrong, first: evidence.cases[0] };
}

const SCRIPT = `local now = tonumber(redis.call('GET', KEYS[1]) or '0')
if now >= tonumber(ARGV[1]) then return -1 end
redis.call('INCR', KEYS[1])
redis.call('EXPIRE', KEYS[1], 60)
return now + 1`;

describe.skipIf(!available)("redis", () => {
  it("passes a right script, and shows every call", async () => {
    const { evidence, wrong, first } = await run("counter", SCRIPT);
    expect(wrong).toEqual([]);
    expect(evidence).toMatchObject({ verdict: "pass", engine: { name: "redis-server", authoritative: true } });
    expect(first?.stdout).toContain("2 -> -1\n");
    // What fits stands on both sides as it came.
    expect(first?.expectedOutput).toBe(first?.stdout);
  });

  it.each([
    ["no expiry", SCRIPT.replace(/.*EXPIRE.*\n/, ""), "TTL counter"],
    ["one too many", SCRIPT.replace(">=", ">"), "2"],
    ["an error of Lua", "return nothing.at.all", "2"],
    ["no script", "", "2"],
    ["a touch of what is not its own", `redis.call('DEL', 'other')\n${SCRIPT}`, "GET other"],
  ])("fails a script with %s", async (_name, source, label) => expect((await run("counter", source)).wrong.map((check) => check.label)).toContain(label));

  it("passes and fails commands by what they leave", async () => {
    expect((await run("cache", "# once\nSET greeting \"hello world\" EX 60 NX")).wrong).toEqual([]);
    expect((await run("cache", "127.0.0.1:6379> set greeting 'hello world' ex 60")).wrong).toEqual([]);
    expect((await run("cache", "SET greeting hello world EX 60")).wrong.map(({ label }) => label)).toEqual(["replies", "SET greeting hello world EX 60", "GET greeting", "TTL greeting"]);
    expect((await run("cache", 'SET greeting "hello world')).wrong.map(({ id }) => id)).toContain("lines");
  });

  it.each([
    ["script that never ends", "counter", "while true do end"],
    ["script that grows", "counter", "local s = 'x' while true do s = s .. s end"],
    ["script that fills the server", "counter", "for i = 1, 1e9 do redis.call('SET', 'k' .. i, string.rep('x', 1000)) end"],
    ["script that answers a megabyte", "counter", "return string.rep('x', 2000000)"],
    ["script that reaches for the system", "counter", "return os.execute('id') or io.open('/etc/passwd')"],
    ["script nested without end", "counter", "local t = {} local r = t for i = 1, 5000 do t[1] = {} t = t[1] end return r"],
    ["server asleep", "cache", "DEBUG SLEEP 100"],
    ["server shut down", "cache", "SHUTDOWN NOSAVE"],
    ["blocking read", "cache", "BLPOP nothing 0"],
    ["subscription", "cache", "SUBSCRIBE a\nMONITOR"],
    ["replies switched off", "cache", "CLIENT REPLY OFF\nSET greeting x"],
    ["another protocol", "cache", "HELLO 3\nCONFIG GET *"],
    ["files of the host", "cache", "CONFIG SET dir /etc\nCONFIG SET dbfilename passwd\nSAVE\nMODULE LOAD /tmp/x.so"],
    ["network", "cache", "REPLICAOF 192.0.2.1 6379\nMIGRATE 192.0.2.1 6379 k 0 1000"],
    ["thousands of lines", "cache", "SET a b\n".repeat(8_000)],
    ["protocol in the text", "cache", "*1\r\n$8\r\nFLUSHALL\r\n\0\u0001"],
  ] as const)("comes to an end: %s", async (_name, id, source) => {
    const { first } = await run(id, source);
    // On a busy machine the time may have gone into waiting for a processor.
    expect(["fail", "inconclusive"]).toContain(first?.verdict);
    expect(first?.durationMs).toBeLessThan(3_000);
  });
});

describe("redis-cli's lines", () => {
  it("are split as redis-cli does", () => {
    expect(commandLines(`SET a "b \\"c\\" \\n"\n# no\nredis:6379> GET 'a b'\nSET k ""\n`)).toEqual({ commands: [["SET", "a", 'b "c" \n'], ["GET", "a b"], ["SET", "k", ""]], problems: [] });
    expect(commandLines("SET a 'b\n")).toEqual({ commands: [], problems: ["SET a 'b"] });
  });
});

describe("the protocol", () => {
  const encode = (reply: Reply): string => {
    if (reply === null) return "$-1\r\n";
    if (typeof reply === "number") return `:${reply}\r\n`;
    if (typeof reply === "string") return `$${Buffer.byteLength(reply)}\r\n${reply}\r\n`;
    return Array.isArray(reply) ? `*${reply.length}\r\n${reply.map(encode).join("")}` : `-${reply.error}\r\n`;
  };
  const { tree } = fc.letrec<{ tree: Reply }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, fc.constant(null), fc.integer(), fc.string({ unit: "grapheme" }), fc.record({ error: fc.stringMatching(/^[A-Z]{2,8}$/) }), fc.array(tie("tree"), { maxLength: 4 })),
  }));

  it("reads back what was written, and stops where the bytes do (property)", () => {
    const property = fc.property(fc.array(tree, { maxLength: 6 }), fc.nat(), (replies, cut) => {
      const bytes = Buffer.from(replies.map(encode).join(""));
      expect(decodeReplies(bytes, 100)).toEqual(replies);
      const part = decodeReplies(bytes.subarray(0, cut % (bytes.length + 1)), 100);
      expect(part).toEqual(replies.slice(0, part.length));
    });
    fc.assert(property, { seed: 20_260_317 });
  });

  it("counts bytes, not characters", () => expect(encodeCommand(["GET", "꼬리"])).toBe("*2\r\n$3\r\nGET\r\n$6\r\n꼬리\r\n"));
});
