// One place for ending: what was started last is stopped first, on a signal as well as at the end of a command.

/** @type {(() => unknown)[]} */
const stack = [];
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
/** npm passes on a Ctrl-C that the terminal has sent us already, so a second one counts only after this time. */
const REPEAT_AFTER_MS = 1500;
const PARENT_POLL_MS = 300;

/** @type {Promise<void> | undefined} */
let ending;
let firstSignalAt = 0;

/**
 * Runs `callback` when the process is told to end. Gives a function that takes it back.
 * @param {() => unknown} callback
 */
export function onShutdown(callback) {
  listen();
  stack.push(callback);
  return () => {
    const index = stack.lastIndexOf(callback);
    if (index >= 0) stack.splice(index, 1);
  };
}

/** Runs everything that was registered, newest first; a failure of one does not keep the others from running. */
export function shutDown() {
  return (ending ??= (async () => {
    for (let callback = stack.pop(); callback; callback = stack.pop()) {
      try {
        await callback();
      } catch (error) {
        console.error(error);
      }
    }
  })());
}

/** Whether a signal or an end has begun to stop things. */
export function isShuttingDown() {
  return ending !== undefined;
}

/**
 * Stops everything and ends the process.
 * @param {number} code
 */
export async function exit(code) {
  await shutDown();
  process.exit(code);
}

let asked = 128;

/** From here on a signal is the ordinary way to end, as for a server: the exit code is 0. */
export function endOnSignal() {
  asked = 0;
}

let listening = false;
function listen() {
  if (listening) return;
  listening = true;
  for (const [signal, number] of Object.entries(SIGNAL_NUMBERS)) process.on(signal, () => heed(number));
  if (process.env.npm_lifecycle_event) watchParent();
}

/** @param {number} number */
function heed(number) {
  if (firstSignalAt && Date.now() - firstSignalAt > REPEAT_AFTER_MS) process.exit(128 + number);
  firstSignalAt ||= Date.now();
  void exit(asked && asked + number);
}

/** npm passes a SIGTERM on to the shell between it and us, which ends without telling us. */
function watchParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    heed(SIGNAL_NUMBERS.SIGTERM);
  }, PARENT_POLL_MS);
  timer.unref();
}
