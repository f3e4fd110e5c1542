// npm test: everything the tests need, then all of them; `npm test -- unit e2e` runs parts. The last line is
// "N passed, N failed, N skipped"; what failed stands before it, and both in the file that INNKEEPER_TEST_SUMMARY names.
import { writeFile } from 'node:fs/promises';
import './setup/node-version.mjs';
import { prepareHost } from './setup/host.mjs';
import { ensureNodePackages } from './setup/node-packages.mjs';
import { giveUp } from './setup/say.mjs';
import { brokenText, countsLine, sum } from './test/counts.mjs';
import { PARTS, runParts } from './test/parts.mjs';

const wanted = process.argv.slice(2).filter(word => word !== '--yes');
const unknown = wanted.find(word => !PARTS.some(part => part.name === word));
if (unknown !== undefined) {
  giveUp(`npm test knows no part "${unknown}": there are ${PARTS.map(part => part.name).join(', ')}.`);
}
const parts = PARTS.filter(part => wanted.length === 0 || wanted.includes(part.name));

if (parts.some(part => part.host)) {
  await prepareHost(['run', 'desktop', 'test'], { yes: process.argv.includes('--yes') });
}
await ensureNodePackages();
const total = sum(await runParts(parts));
const summary = `${brokenText(total)}${countsLine(total)}`;
console.log(`\n${summary}`);
const summaryFile = process.env['INNKEEPER_TEST_SUMMARY'];
if (summaryFile !== undefined) await writeFile(summaryFile, `${summary}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
