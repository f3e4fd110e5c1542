#!/usr/bin/env node
/**
 * Feeds damaged conversations to the client until the time is up: `npm run fuzz -- [SECONDS] [SEED]`.
 * Anything thrown, any rejection nobody handles and any promise that stays open ends it with the seed to repeat.
 */
import { feed, hostileInput } from '../dist/testing/index.js';

const seconds = Number(process.argv[2] ?? 10);
let seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const fail = error => {
  console.error(`seed ${seed}:`, error);
  process.exit(1);
};
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

/** Mulberry32: small, fast, and repeatable from its seed. */
function generator(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ends = new Map();
const until = Date.now() + seconds * 1000;
for (; Date.now() < until; seed++) {
  let timer;
  const stuck = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('a promise stayed open for 5 s')), 5000);
  });
  const { reason } = await Promise.race([feed(hostileInput(generator(seed))), stuck]).catch(fail);
  clearTimeout(timer);
  ends.set(reason.kind, (ends.get(reason.kind) ?? 0) + 1);
}
console.log(JSON.stringify({ nextSeed: seed, ...Object.fromEntries(ends) }));
