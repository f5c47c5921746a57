/** Most pieces of input that are kept while a command runs. */
const KEPT = 400;

/** What is typed while a line is on its way: it is not lost, and goes on when the line is back, up to the next Enter. */
export class TypeAhead {
  private kept: string[] = [];
  private away = false;

  /** `give` takes a piece of input and says whether it sent a line. */
  constructor(private readonly give: (input: string) => boolean) {}

  take(input: string): void {
    if (this.kept.length < KEPT) this.kept.push(input);
    this.goOn();
  }

  /** The line is back, or was never taken. */
  back(): void {
    this.away = false;
    this.goOn();
  }

  /** What was typed ahead is not meant any more. */
  forget(): void {
    this.kept = [];
  }

  private goOn(): void {
    while (!this.away) {
      const input = this.kept.shift();
      if (input === undefined) return;
      this.away = this.give(input);
    }
  }
}
