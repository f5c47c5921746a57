import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A real SMTP server on this machine that keeps what it is given. */
export class MailServer {
  readonly mails: (ParsedMail & { recipient: string })[] = [];
  private waiting: (() => void)[] = [];
  /** Refuses a recipient with a code, so often. */
  readonly refusals = new Map<string, { code: number; times: number }>();

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    let self: MailServer | null = null;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo: ({ address }, _session, done) => done(self!.refusalFor(address)),
      onData: (stream, { envelope }, done) => {
        void simpleParser(stream).then((mail) => {
          self!.mails.push({ ...mail, recipient: envelope.rcptTo[0]!.address });
          self!.wake();
          done();
        });
      },
    });
    self = new MailServer(server);
    const { server: listening } = server;
    server.listen(0, "127.0.0.1");
    await once(listening, "listening");
    return self;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  to(address: string) {
    return this.mails.filter((mail) => mail.recipient === address);
  }

  /** Settles when `isThere` holds; asked again after every mail and refusal. */
  async until(isThere: () => boolean): Promise<void> {
    while (!isThere()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private refusalFor(address: string): Error | null {
    const refusal = this.refusals.get(address);
    if (!refusal || refusal.times <= 0) return null;
    refusal.times -= 1;
    this.wake();
    return Object.assign(new Error("refused"), { responseCode: refusal.code });
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
