// Loaded into a child process (`node --import`): it ends itself when its parent is gone, however that ended.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
