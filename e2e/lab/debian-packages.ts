import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testCache } from '../host/cache.mjs';
import { type LabMachine, program } from './machine.ts';

const exec = promisify(execFile);
const SEND_MS = 5 * 60_000;
/** On the machine, which is thrown away after the tests. */
const THERE = '/tmp/packages';
/** What packages depend on for their scripts alone, which are not run: see below. */
const UNUSED = /^(lib)?python3|^media-types|^libconfig-general-perl|^sg3-utils|^libsgutils2/;

/**
 * Puts the files of Debian's packages on the machine, which has no network: this computer's apt downloads what the machine
 * lacks, by the machine's own list of what it has, into the folder for tests. They are only unpacked: setting them up
 * takes many minutes on an emulated processor.
 */
export async function unpackPackages(lab: LabMachine, names: readonly string[]): Promise<void> {
  const folder = join(await testCache(), 'lab-packages');
  await mkdir(join(folder, 'partial'), { recursive: true });
  const status = join(folder, 'status');
  await writeFile(status, await lab.ssh('cat /var/lib/dpkg/status'));
  const options = [
    `Dir::State::status=${status}`,
    `Dir::Cache::archives=${folder}`,
    'Debug::NoLocking=1',
  ].flatMap(option => ['-o', option]);
  const install = ['--yes', '--no-install-recommends', '--download-only', 'install', ...names];
  await exec('apt-get', [...options, ...install], { maxBuffer: 16 << 20 });
  const { stdout } = await exec('apt-get', [...options, '--print-uris', ...install]);
  if (/^'/m.test(stdout)) throw new Error(`Not every package could be downloaded:\n${stdout}`);
  const files = (await readdir(folder)).filter(name => name.endsWith('.deb') && !UNUSED.test(name));
  await lab.ssh(`mkdir -p ${THERE}`);
  await send(folder, files);
  // Whose /sbin and /lib are links into /usr.
  const unpack = 'dpkg-deb --fsys-tarfile $each | tar -C / -x --keep-directory-symlink';
  await lab.ssh(
    `cd ${THERE} && for each in *.deb; do ${unpack}; done && ldconfig && systemctl daemon-reload`,
  );
}

/** Copies files over the machine's own ssh, which takes what it is given as the input of a command there. */
async function send(folder: string, files: readonly string[]): Promise<void> {
  if (program === undefined) throw new Error('HARDWARE_LAB names no program.');
  const child = spawn(program, ['ssh', `tar -C ${THERE} -xf -`], {
    stdio: [null, 'ignore', 'inherit'],
    timeout: SEND_MS,
  });
  const tar = spawn('tar', ['-C', folder, '-cf', '-', ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  tar.stdout.pipe(child.stdin);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`Packages could not be copied: tar there ended with ${code}.`);
}
