import { closeSync, openSync, readSync } from 'node:fs';

/**
 * Watches this process's event loop; what it returns ends that and tells the longest time, in ms, in which nothing
 * else could happen. The time that others held the CPU is not counted (proc(5), schedstat).
 */
export function watchTurns(): () => number {
  const schedule = openSync('/proc/self/schedstat', 'r');
  const bytes = Buffer.alloc(64);
  const look = () => {
    const length = readSync(schedule, bytes, 0, bytes.length, 0);
    const waited = bytes.toString('latin1', 0, length).split(' ')[1];
    return { at: performance.now(), waited: Number(waited) / 1e6 };
  };
  let longest = 0;
  let last = look();
  const turn = () => {
    const now = look();
    // A timer of a millisecond comes after one.
    longest = Math.max(longest, now.at - last.at - (now.waited - last.waited) - 1);
    last = now;
  };
  const timer = setInterval(turn, 1);
  return () => {
    clearInterval(timer);
    turn();
    closeSync(schedule);
    return longest;
  };
}
