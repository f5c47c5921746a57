import { defineConfig, globalIgnores } from "eslint/config";
import nextVitals from "eslint-config-next/core-web-vitals";
import nextTs from "eslint-config-next/typescript";

/** Imports point one way: vocabulary <- rules <- machinery <- app and components. */
const boundary = (files, group, message) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] },
});

export default defineConfig([
  ...nextVitals,
  ...nextTs,
  boundary(
    ["lib/protocol/**"],
    ["@/lib/content/*", "@/lib/domain/*", "@/lib/evaluators/*", "@/lib/client/*", "@/lib/server/*", "@/components/*", "@/app/*"],
    "protocol is vocabulary: it imports nothing of Kkori",
  ),
  boundary(
    ["lib/content/**"],
    ["@/lib/domain/*", "@/lib/evaluators/*", "@/lib/client/*", "@/lib/server/*", "@/components/*", "@/app/*"],
    "content is vocabulary: it may import protocol only",
  ),
  boundary(
    ["lib/domain/**", "lib/evaluators/**"],
    ["@/lib/client/*", "@/lib/server/*", "@/components/*", "@/app/*"],
    "rules import vocabulary only",
  ),
  boundary(["lib/client/**"], ["@/lib/server/*", "@/components/*", "@/app/*"], "the client never imports the server"),
  boundary(["lib/server/**"], ["@/lib/client/*", "@/components/*", "@/app/*"], "the server imports rules and vocabulary"),
  boundary(["components/**"], ["@/lib/server/*", "@/app/*"], "components take views, never the server"),
  {
    files: ["lib/domain/**"],
    rules: {
      "no-restricted-globals": ["error", "fetch", "process", "setTimeout", "setInterval"],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "pure rules are handed the time" },
        { object: "Math", property: "random", message: "pure rules are handed their randomness" },
      ],
    },
  },
  { rules: { "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }] } },
  globalIgnores([".next/**", "dist/**", ".kkori/**", "coverage/**", "next-env.d.ts", "lib/server/db/generated/**", "test-results/**", "playwright-report/**"]),
]);
