// Brings the test host up: libvirt's daemons, its default network and pool, and Docker. Says what it did;
// says nothing and returns at once where all of it is up.
import { fileURLToPath } from 'node:url';
import { DOCKERD, ensureUp, LIBVIRT_DAEMONS } from '../../scripts/setup/daemons.mjs';
import { asRoot, run } from '../../scripts/setup/run.mjs';

const POOL_FOLDER = '/var/lib/libvirt/images';

/**
 * @param {(line: string) => void} [say]
 * @returns {Promise<{ problems: string[] }>} what could not be brought up, and why; tests that need it fail
 */
export async function hostUp(say = () => {}) {
  /** @type {string[]} */
  const problems = [];
  for (const daemon of [...LIBVIRT_DAEMONS, DOCKERD]) {
    const outcome = await ensureUp(daemon);
    if (outcome === 'started') say(`Started ${daemon.program}.`);
    else if (outcome !== 'was up') problems.push(`${daemon.name}: ${outcome.failed}`);
  }
  for (const ensure of [ensureNetwork, ensurePool]) {
    const problem = await ensure(say);
    if (problem !== undefined) problems.push(problem);
  }
  return { problems };
}

/** @param {readonly string[]} command */
const virsh = command => run(...asRoot('virsh', ['-q', '-c', 'qemu:///system', ...command]));

/** @param {(line: string) => void} say */
async function ensureNetwork(say) {
  const active = await virsh(['net-list', '--name']);
  if (active.code !== 0) return `libvirt: ${active.stderr.trim()}`;
  if (names(active.stdout).includes('default')) return undefined;
  if (!names((await virsh(['net-list', '--name', '--all'])).stdout).includes('default')) {
    const defined = await virsh(['net-define', '/usr/share/libvirt/networks/default.xml']);
    if (defined.code !== 0) return `default network: ${defined.stderr.trim()}`;
  }
  const started = await virsh(['net-start', 'default']);
  if (started.code !== 0) return `default network: ${started.stderr.trim()}`;
  say('Started the default network.');
  return undefined;
}

/** @param {(line: string) => void} say */
async function ensurePool(say) {
  if (names((await virsh(['pool-list', '--name'])).stdout).includes('default')) return undefined;
  if (!names((await virsh(['pool-list', '--name', '--all'])).stdout).includes('default')) {
    const defined = await virsh(['pool-define-as', 'default', 'dir', '--target', POOL_FOLDER]);
    if (defined.code !== 0) return `default pool: ${defined.stderr.trim()}`;
    await virsh(['pool-build', 'default']);
  }
  const started = await virsh(['pool-start', 'default']);
  if (started.code !== 0) return `default pool: ${started.stderr.trim()}`;
  say('Started the default pool.');
  return undefined;
}

/** @param {string} text one name a line */
const names = text => text.split('\n').map(line => line.trim());

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { problems } = await hostUp(line => console.log(line));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
