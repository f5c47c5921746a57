import { close, constants, openSync } from "node:fs";
import { type OwnerNames, readFilesAfter } from "./files-after";
import type { FileAfter } from "./sandbox";

/** A run's writable directories, opened while it lives: an open directory keeps its file system after the last process inside is dead. */
export class HeldDirectories {
  private readonly open = new Map<string, number>();

  /** To be called after the mounts stand and before the command begins, so that nothing there is the command's own. */
  hold(pid: number, paths: readonly string[]): void {
    for (const path of paths) this.open.set(path, openSync(`/proc/${pid}/root${path}`, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW));
  }

  async read(names: OwnerNames): Promise<Record<string, FileAfter>> {
    const found: Record<string, FileAfter> = {};
    for (const [path, fd] of this.open) Object.assign(found, await readFilesAfter(`/proc/self/fd/${fd}`, path, names));
    return found;
  }

  release(): void {
    for (const fd of this.open.values()) close(fd);
    this.open.clear();
  }
}
