import { build } from "esbuild";

/** Makes one file of a program and everything of ours that it imports, as production runs it; packages stay where they are. Paths are below `root`. */
export async function bundleServer(root: string, entryPoint: string, outfile: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    sourcemap: true,
    logLevel: "error",
  });
}
