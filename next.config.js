import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm test` checks the types of the whole project; doing it again would make the first `npm start` half as long again.
  typescript: { ignoreBuildErrors: true },
  // Lets a page answer 403 with app/forbidden.tsx.
  experimental: { authInterrupts: true },
  // Two copies of Yjs in one process corrupt documents, so the server bundle and Next share the one in node_modules.
  serverExternalPackages: ["yjs", "y-protocols", "lib0", "pg", "@node-rs/argon2", "@prisma/client", "@prisma/adapter-pg"],
  turbopack: {
    root: import.meta.dirname,
    resolveAlias: {
      // y-monaco still imports a path that Monaco's exports map hides.
      "monaco-editor/esm/vs/editor/editor.api.js": "monaco-editor/editor",
    },
  },
};

export default withNextIntl(nextConfig);
