import { resolve } from "node:path";
import { z } from "zod";

/** What the process reads from its environment, parsed once. Nothing else of the server reads `process.env`. */

const flag = z.enum(["0", "1", "true", "false", ""]).default("0").transform((value) => value === "1" || value === "true");
const blankIsAbsent = (value: unknown): unknown => (value === "" ? undefined : value);
const optionalText = z.preprocess(blankIsAbsent, z.string().optional());

const shape = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    DATABASE_URL: z.string({ error: "is missing" }).regex(/^postgres(ql)?:\/\//, { error: "must start with postgresql://" }),
    /** Where people reach the site; its scheme decides whether cookies are secure. */
    NEXTAUTH_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }),
    NEXTAUTH_SECRET: z.string({ error: "is missing" }).min(32, { error: "must have at least 32 characters" }),
    PORT: z.coerce.number({ error: "must be a port number" }).int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default("127.0.0.1"),
    GITHUB_ID: optionalText,
    GITHUB_SECRET: optionalText,
    GOOGLE_ID: optionalText,
    GOOGLE_SECRET: optionalText,
    KKORI_DATA_DIR: z.string().min(1).default(".kkori").transform((path) => resolve(path)),
    KKORI_CONTENT_DIR: z.string().min(1).default("content").transform((path) => resolve(path)),
    KKORI_DEMO: flag,
    /** Where nodes that serve the same people tell each other what is new; one node alone needs none. */
    REDIS_URL: z.preprocess(blankIsAbsent, z.string().regex(/^rediss?:\/\//, { error: "must start with redis:// or rediss://" }).optional()),
    /** Where mail is handed over, e.g. smtps://user:password@mail.example; without it nothing is mailed. */
    SMTP_URL: z.preprocess(blankIsAbsent, z.string().regex(/^smtps?:\/\//, { error: "must start with smtp:// or smtps://" }).optional()),
    /** Sender of mails, as `Name <address>`. */
    MAIL_FROM: optionalText,
    /** Lets webhooks go to http addresses and to private networks. */
    KKORI_WEBHOOKS_INSIDE: flag,
    /** How many proxies in front of the server may be believed about the client's address. */
    TRUST_PROXY: z.preprocess((value) => (value === "true" ? 1 : value === "false" || value === "" ? 0 : value), z.coerce.number({ error: "must be a number of proxies" }).int().min(0).max(10).default(0)),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .refine((env) => !env.GITHUB_ID === !env.GITHUB_SECRET, { path: ["GITHUB_SECRET"], error: "GITHUB_ID and GITHUB_SECRET go together" })
  .refine((env) => !env.GOOGLE_ID === !env.GOOGLE_SECRET, { path: ["GOOGLE_SECRET"], error: "GOOGLE_ID and GOOGLE_SECRET go together" });

export type Env = z.infer<typeof shape>;

/** One message that names every variable at fault, and no value. */
export class EnvironmentError extends Error {
  constructor(issues: readonly { path: PropertyKey[]; message: string }[]) {
    super(`The environment is not complete:\n${issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`).join("\n")}`);
    this.name = "EnvironmentError";
  }
}

/** Parses a set of variables. Throws `EnvironmentError`. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = shape.safeParse(source);
  if (!parsed.success) throw new EnvironmentError(parsed.error.issues);
  return parsed.data;
}

const KEY = Symbol.for("kkori.env");
const shared = globalThis as unknown as Record<symbol, Env | undefined>;

/** The environment of this process. Read at first use, so that a build needs none. Throws `EnvironmentError`. */
export function env(): Env {
  return (shared[KEY] ??= readEnv(process.env));
}

/** True when people reach the site by https: cookies are `Secure` then. */
export function isSecureSite(): boolean {
  return env().NEXTAUTH_URL.startsWith("https://");
}
