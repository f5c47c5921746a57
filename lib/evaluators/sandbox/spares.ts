import { PreparedSandbox, type Shape } from "./prepared";

/** Sandboxes that wait for a run, in all, and of one shape: a shell run takes two of its cases at once, and its linter one behind them. Each is three small processes. */
const KEPT = 3;
const KEPT_OF_ONE_SHAPE = 2;

type Spare = { key: string; made: Promise<PreparedSandbox> };

/** Oldest first. Whoever takes one takes it out, so that none is used twice. */
let spares: Spare[] = [];
/** Shapes of the runs that ended since spares were last made. */
let wanted: Shape[] = [];
let running = 0;

const keyOf = (shape: Shape) => JSON.stringify(shape);

/** True for the one who took it out. */
function takeOut(spare: Spare): boolean {
  const isThere = spares.includes(spare);
  spares = spares.filter((one) => one !== spare);
  return isThere;
}

function drop(spare: Spare): void {
  if (takeOut(spare)) spare.made.then((sandbox) => sandbox.discard(), () => undefined);
}

/** Adds one that the server need not stay for, and that is gone from here as soon as it ends, whatever ends it. */
async function prepare(shape: Shape): Promise<void> {
  const key = keyOf(shape);
  if (spares.filter((one) => one.key === key).length >= KEPT_OF_ONE_SHAPE) return;
  const spare: Spare = { key, made: PreparedSandbox.make(shape) };
  spares.push(spare);
  for (const oldest of spares.slice(0, -KEPT)) drop(oldest);
  try {
    const sandbox = await spare.made;
    if (spares.includes(spare)) sandbox.channels.hold(false);
    const gone = () => drop(spare);
    sandbox.ended.then(gone, gone);
  } catch {
    // The next run tells why none can be made.
    drop(spare);
  }
}

async function prepareWanted(): Promise<void> {
  while (running === 0) {
    const shape = wanted.shift();
    if (!shape) return;
    await prepare(shape);
  }
}

/** A sandbox of that shape: one that stands already or is being made, or one that is begun now. */
async function sandboxFor(shape: Shape): Promise<PreparedSandbox> {
  const key = keyOf(shape);
  for (;;) {
    const spare = spares.find((one) => one.key === key);
    if (!spare) return PreparedSandbox.make(shape);
    takeOut(spare);
    const sandbox = await spare.made.catch(() => undefined);
    if (sandbox && !sandbox.over) {
      sandbox.channels.hold(true);
      return sandbox;
    }
    sandbox?.discard();
  }
}

/**
 * Works in a sandbox of that shape. Once nothing runs any more, one is made for the next run of the shape, which spares that a third
 * of a small run's time: whoever ran something will run it again, or the next line of a terminal.
 */
export async function withSandbox<T>(shape: Shape, work: (sandbox: PreparedSandbox) => Promise<T>): Promise<T> {
  running += 1;
  try {
    const done = await work(await sandboxFor(shape));
    wanted = [...wanted, shape].slice(-KEPT);
    return done;
  } finally {
    running -= 1;
    void prepareWanted();
  }
}
