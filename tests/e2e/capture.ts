import type { Page } from "@playwright/test";

/** Everything that a browser receives: documents, RSC payloads, scripts, API answers, socket frames, and what it shows. */
export class Capture {
  private readonly parts: string[] = [];
  private readonly pending = new Set<Promise<void>>();

  constructor(private readonly page: Page) {
    page.on("response", (response) => {
      const read = response.text().then(
        (body) => void this.parts.push(`${response.url()}\n${JSON.stringify(response.headers())}\n${body}`),
        () => undefined,
      );
      this.pending.add(read);
      void read.finally(() => this.pending.delete(read));
    });
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => void this.parts.push(payload.toString()));
    });
  }

  /** All of it so far, with JSON's escapes undone so that a token is found in any dress; base64 is not needed, texts travel as JSON. */
  async all(): Promise<string> {
    await Promise.all(this.pending);
    return `${this.parts.join("\n")}\n${await this.page.content()}`;
  }
}
