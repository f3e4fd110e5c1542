// Loaded into the backend's process before its bundle: answers what only the process itself knows.
const { openSync, readSync } = require('node:fs');

const schedule = openSync('/proc/self/schedstat', 'r');
const bytes = Buffer.alloc(64);

/** Now, and what the main thread has computed and has waited for a CPU that others held so far; in ms, see proc(5). */
function look() {
  const length = readSync(schedule, bytes, 0, bytes.length, 0);
  const [computed, waited] = bytes.toString('latin1', 0, length).split(' ');
  return { at: performance.now(), computed: Number(computed) / 1e6, waited: Number(waited) / 1e6 };
}

let longest;
let timer;

const answers = {
  /** Only from here on: a wake-up a millisecond is not free. */
  watch() {
    longest = { block: 0, computing: 0 };
    let last = look();
    timer = setInterval(() => {
      const now = look();
      const block = now.at - last.at - (now.waited - last.waited) - 1;
      longest.block = Math.max(longest.block, block);
      longest.computing = Math.max(longest.computing, now.computed - last.computed);
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
