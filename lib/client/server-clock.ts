/** Round trips that are remembered; the shortest of them says most about the server's clock. */
const KEPT_SAMPLES = 8;

/** The server's clock as seen from here. */
export class ServerClock {
  private samples: { roundTripMs: number; offsetMs: number }[] = [];
  private offsetMs = 0;

  /** Epoch milliseconds by the server's clock. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** A frame that carried the server's time; counts until a round trip was measured. */
  hint(serverNow: number): void {
    if (this.samples.length === 0) this.offsetMs = serverNow - Date.now();
  }

  /** A measured round trip: asked at `askedAt` and answered now, both by this machine's clock. Gives its length in milliseconds. */
  measure(askedAt: number, serverNow: number): number {
    const roundTripMs = Math.max(0, Date.now() - askedAt);
    this.samples = [...this.samples, { roundTripMs, offsetMs: serverNow - (askedAt + roundTripMs / 2) }].slice(-KEPT_SAMPLES);
    const best = this.samples.reduce((a, b) => (b.roundTripMs < a.roundTripMs ? b : a));
    this.offsetMs = best.offsetMs;
    return roundTripMs;
  }

  /** The machine slept or its clock was set: earlier samples say nothing. */
  forget(): void {
    this.samples = [];
  }
}
