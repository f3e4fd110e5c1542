import { join } from 'node:path';
import { hostUp } from '../../e2e/host/up.mjs';
import { ensureBuilt } from '../setup/build.mjs';
import { electronBinary } from '../setup/electron.mjs';
import { root } from '../setup/root.mjs';
import { failedWhole, sum } from './counts.mjs';
import { startDisplay } from './display.mjs';
import { check, formatCheck, lintCheck, playwright, typeCheck, vitest } from './runners.mjs';

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {object} Part
 * @property {string} name
 * @property {boolean} host whether it needs the test host
 * @property {() => Promise<Counts>} run
 */

const FUZZ_SECONDS = '15';

/** The parts of `npm test`, quick ones first. @type {readonly Part[]} */
export const PARTS = [
  { name: 'format', host: false, run: formatCheck },
  { name: 'lint', host: false, run: lintCheck },
  { name: 'types', host: false, run: typeCheck },
  { name: 'unit', host: false, run: () => vitest('unit') },
  { name: 'renderer', host: false, run: () => vitest('renderer') },
  { name: 'fuzz', host: false, run: fuzz },
  { name: 'integration', host: true, run: () => vitest('integration') },
  { name: 'e2e', host: true, run: endToEnd },
];

/**
 * The libvirt client against damaged conversations, built first, as the fuzz target runs what is published; and the
 * root helper against hostile plans and its own sudden death.
 */
async function fuzz() {
  const client = join(root, 'electron/libvirt');
  const built = await check([join(root, 'node_modules/typescript/bin/tsc'), '-b', client]);
  const ofClient = built.failed > 0 ? built : await check(['fuzz/run.mjs', FUZZ_SECONDS], client);
  return sum([ofClient, await vitest('fuzz')]);
}

async function endToEnd() {
  await ensureBuilt();
  const electron = await electronBinary({ fetch: true });
  const started = await startDisplay();
  if ('problem' in started) {
    const said = `No end-to-end test ran: ${started.problem}.`;
    console.log(said);
    return failedWhole(said);
  }
  try {
    const counts = await playwright(started.display);
    if (electron !== undefined) return counts;
    console.log(
      'The end-to-end tests ran in Chromium alone: there is no Electron here (counted as 1 skipped).',
    );
    return { ...counts, skipped: counts.skipped + 1 };
  } finally {
    started.stop();
  }
}

/**
 * @param {readonly Part[]} parts
 * @returns {Promise<Counts[]>}
 */
export async function runParts(parts) {
  /** @type {Counts[]} */
  const all = [];
  if (parts.some(part => part.host)) {
    const { problems } = await hostUp(line => console.log(line));
    for (const problem of problems) {
      const said = `The test host is not whole: ${problem}`;
      console.log(said);
      all.push(failedWhole(said));
    }
  }
  for (const { name, run } of parts) {
    console.log(`\n== ${name}`);
    const started = Date.now();
    const counts = await run();
    console.log(
      `== ${name}: ${counts.failed > 0 ? 'FAILED' : 'passed'} in ${Math.round((Date.now() - started) / 1000)} s`,
    );
    all.push(counts);
  }
  return all;
}
