/** How fast one socket may send: it holds `burst` tokens at most and earns `perSecond`. */
export class Budget {
  private tokens: number;
  private at = performance.now();

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {
    this.tokens = burst;
  }

  /** Spends tokens; false when there are not enough, which spends none. */
  spend(tokens = 1): boolean {
    const now = performance.now();
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.at) / 1000) * this.perSecond);
    this.at = now;
    if (this.tokens < tokens) return false;
    this.tokens -= tokens;
    return true;
  }
}
