// npm run test:lab: passthrough, SR-IOV and the boot configuration with its undo, on a machine whose hardware is
// emulated. HARDWARE_LAB names the program that starts it; without it the tests are skipped, and this says so.
import './setup/node-version.mjs';
import { ensureNodePackages } from './setup/node-packages.mjs';
import { show } from './setup/run.mjs';
import { say } from './setup/say.mjs';
import { brokenText, countsLine, failedWhole } from './test/counts.mjs';
import { vitest } from './test/runners.mjs';

const lab = process.env['HARDWARE_LAB'];
await ensureNodePackages();
if (lab === undefined) say('HARDWARE_LAB is not set: the tests that need the lab are skipped.');
else {
  say('Making the lab where it is not there yet (minutes, once).');
  const code = await show(lab, ['build'], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (code !== 0) {
    console.log(`\n${countsLine(failedWhole('The lab could not be made.'))}`);
    process.exit(1);
  }
}
const counts = await vitest('lab');
console.log(`\n${brokenText(counts)}${countsLine(counts)}`);
process.exitCode = counts.failed > 0 ? 1 : 0;
