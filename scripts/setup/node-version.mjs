// Imported before anything else by every script: says so plainly when Node is too old to go on.
import { readFileSync } from 'node:fs';
import { giveUp } from './say.mjs';

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/**
 * @param {string} version such as 20.19.0
 * @param {string} range such as >=20.19; no other form is used
 */
export function satisfies(version, range) {
  const have = version.split('.').map(Number);
  const want = range.replace('>=', '').split('.').map(Number);
  for (const [index, part] of want.entries()) {
    const difference = (have[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

if (!satisfies(process.versions.node, engines.node)) {
  giveUp(
    `Innkeeper needs Node ${engines.node}, and this is ${process.versions.node}: get one from https://nodejs.org.`,
  );
}
