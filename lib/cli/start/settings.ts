import { createServer } from "node:net";
import { once } from "node:events";
import { Stop } from "../bootstrap/stop.mjs";
import { freePort } from "@/lib/server/setup/free-port";

const DEFAULT_PORT = 3000;

/** Where the server will listen. */
export type Address = { host: string | undefined; port: number };

/** Reads PORT and HOST (0 picks any free port) and throws a `Stop` when nothing can listen there. */
export async function readAddress(demo: boolean): Promise<Address> {
  const text = process.env.PORT?.trim() || String(DEFAULT_PORT);
  const asked = Number(text);
  if (!Number.isInteger(asked) || asked < 0 || asked > 65_535) {
    throw new Stop(`PORT=${text} 은 포트 번호가 아닙니다. 0에서 65535 사이로 정해 주세요.`, `PORT=${text} is not a port: use 0 to 65535`);
  }
  // Demo accounts are for one's own machine, so other machines must be let in by name.
  const host = process.env.HOST?.trim() || (demo ? "127.0.0.1" : undefined);
  const port = asked === 0 ? await freePort() : asked;
  await requireFree(port, host ?? "127.0.0.1");
  return { host, port };
}

async function requireFree(port: number, host: string): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, "listening");
  } catch (error) {
    throw listenTrouble(error as NodeJS.ErrnoException, port, host);
  }
  probe.close();
  await once(probe, "close");
}

function listenTrouble(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === "EADDRINUSE") {
    return new Stop(
      `${port}번 포트를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 PORT=${port + 1} npm start 처럼 다른 포트를 쓰세요.`,
      `Port ${port} is taken: stop what uses it, or choose another with PORT=${port + 1} npm start`,
    );
  }
  if (error.code === "EACCES") {
    return new Stop(
      `${port}번 포트를 열 권한이 없습니다. 1024 이상의 PORT를 정해 주세요.`,
      `No permission to listen on port ${port}: choose a PORT of 1024 or more`,
    );
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new Stop(`HOST=${host} 는 이 컴퓨터의 주소가 아닙니다.`, `HOST=${host} is not an address of this machine`);
  }
  return error;
}
