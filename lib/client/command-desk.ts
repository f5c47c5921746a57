import type { Command, CommandResult } from "@/lib/protocol/commands";
import { failure, type FailureCode } from "@/lib/protocol/failures";
import type { LinkSocket } from "./link";
import { newId } from "./new-id";

type Waiting = { id: string; command: Command; answer: (result: CommandResult) => void };

/** Commands until they are answered. What was sent into a connection that broke is sent again with the same id, which the server knows. */
export class CommandDesk {
  private readonly waiting = new Map<string, Waiting>();

  constructor(private readonly socket: LinkSocket) {}

  send(command: Command): Promise<CommandResult> {
    return new Promise((answer) => {
      const waiting = { id: newId(), command, answer };
      this.waiting.set(waiting.id, waiting);
      if (this.socket.connected) this.emit(waiting);
    });
  }

  /** The connection stands again. */
  resend(): void {
    for (const waiting of this.waiting.values()) this.emit(waiting);
  }

  /** Nobody will answer any more. */
  giveUp(code: FailureCode): void {
    for (const { id } of [...this.waiting.values()]) this.settle(id, failure(code));
  }

  private emit({ id, command }: Waiting): void {
    this.socket.emit("command", { id, command }, (result) => this.settle(id, result));
  }

  private settle(id: string, result: CommandResult): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.answer(result);
  }
}
