// Loaded into the backend's process before its bundle: answers what only the process itself knows.
const { openSync, readSync } = require('node:fs');

/** How long the main thread has waited for a CPU that others held, in ms: the second number; see proc(5). */
const schedule = openSync('/proc/self/schedstat', 'r');
const bytes = Buffer.alloc(64);
function waited() {
  const length = readSync(schedule, bytes, 0, bytes.length, 0);
  return Number(bytes.toString('latin1', 0, length).split(' ')[1]) / 1e6;
}

let longest = 0;
let timer;

const answers = {
  /** Only from here on: a wake-up a millisecond is not free. */
  watch() {
    longest = 0;
    let last = { at: performance.now(), waited: waited() };
    timer = setInterval(() => {
      const now = { at: performance.now(), waited: waited() };
      longest = Math.max(longest, now.at - last.at - (now.waited - last.waited) - 1);
      last = now;
    }, 1);
  },
  longest() {
    clearInterval(timer);
    return longest;
  },
  collect() {
    globalThis.gc();
  },
};

process.on('message', question => process.send({ answer: answers[question]() }));
// The channel is no reason to stay.
process.channel.unref();
