import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { ensureUp, LIBVIRT_DAEMONS } from './daemons.mjs';
import { installPlan } from './install-plan.mjs';
import { distribution } from './os-release.mjs';
import { missingNeeds } from './probe.mjs';
import { asRoot, isRoot, show, which } from './run.mjs';
import { say } from './say.mjs';

/**
 * @typedef {import('./needs.mjs').Need} Need
 * @typedef {import('./needs.mjs').Purpose} Purpose
 */

/**
 * Sees to it that this machine has what the purposes need and that libvirt runs. Whatever cannot be had is
 * said and left: Innkeeper starts without it and its readiness page goes on from there.
 * @param {readonly Purpose[]} purposes
 * @param {{ yes: boolean }} options `yes`: install without asking, as without a terminal
 */
export async function prepareHost(purposes, { yes }) {
  const missing = missingNeeds(purposes);
  if (missing.length > 0) await offerToInstall(missing, yes);
  for (const daemon of LIBVIRT_DAEMONS) {
    if (which(daemon.program) === undefined && !existsSync(daemon.sockets[0] ?? '')) continue;
    const outcome = await ensureUp(daemon);
    if (outcome === 'started') say(`Started ${daemon.program}: it ${daemon.why}.`);
    else if (outcome !== 'was up')
      say(`Could not start ${daemon.program}, which ${daemon.why}: ${outcome.failed}.`);
  }
}

/**
 * @param {readonly Need[]} missing
 * @param {boolean} yes
 */
async function offerToInstall(missing, yes) {
  const { name, family } = distribution(
    existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
  );
  say('This machine lacks:');
  for (const need of missing) say(`  ${need.what}: ${need.why}`);
  if (family === undefined) {
    say(`Innkeeper knows no packages for ${name}. Install the above yourself; going on with what is there.`);
    return;
  }
  const { commands, packages, uncovered } = installPlan(missing, family);
  for (const need of uncovered) say(`${name} has no package for ${need.what}; going on without it.`);
  if (packages.length === 0) return;
  say(`To be installed on ${name}: ${packages.join(' ')}`);
  const asked = process.stdin.isTTY && process.stdout.isTTY && !yes;
  if (asked && !(await confirm('Install them now?'))) {
    say('Going on without them.');
    return;
  }
  for (const command of commands) {
    const [file = '', ...args] = command;
    if (!isRoot() && which('sudo') === undefined) {
      say(`Neither root nor sudo: run this as root, then start again: ${command.join(' ')}`);
      return;
    }
    const [program, given] = asRoot(file, args);
    // Without a terminal nobody can type a password.
    const quiet = program === 'sudo' && !process.stdin.isTTY ? ['-n', ...given] : given;
    const code = await show(program, quiet, { stdio: ['inherit', 2, 2] });
    if (code !== 0) {
      say(`This ended with code ${code}; going on with what is there: ${command.join(' ')}`);
      return;
    }
  }
}

/** @param {string} question */
async function confirm(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
