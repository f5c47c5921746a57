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
