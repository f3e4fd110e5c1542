import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CreateTests, startCreateTests } from '../electron/backend/testing/create-tests.ts';
import { type Figure, median, rounded } from './figure.ts';

const run = promisify(execFile);

const ROUNDS = 7;
const URI = 'qemu:///system';

/**
 * From “create” to a guest that runs, over a disk that is there: ours from the request to the end of the job,
 * virt-install's from its start to its end. Both by translation, so that a host without KVM measures the same,
 * and with the same devices as far as both let one say.
 */
export default async function createToRunning(): Promise<Figure[]> {
  const tests = await startCreateTests('bench', URI);
  // In a pool that there is: of any other folder virt-install makes one, which stays.
  const disk = join(tests.pool.path, 'disk.qcow2');
  await run('qemu-img', ['create', '-q', '-f', 'qcow2', disk, '1G']);
  await tests.virsh('pool-refresh', tests.name);
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    // Neither pays for what is read once: the daemon's knowledge of QEMU, and Python's of virt-install.
    await withUs(tests, disk);
    await withVirtInstall(tests, disk);
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await withUs(tests, disk));
      theirs.push(await withVirtInstall(tests, disk));
    }
  } finally {
    await tests.clean();
    await tests.stop();
  }
  const figure = median(ours);
  const peer = median(theirs);
  return [
    {
      name: 'from “create” to a running guest, disk in place',
      figure: rounded(figure, 0),
      unit: 'ms',
      peer: { name: 'virt-install --import', figure: rounded(peer, 0) },
      ratio: rounded(figure / peer),
      target: 'no more than the peer',
    },
  ];
}

async function withUs(tests: CreateTests, image: string): Promise<number> {
  const began = performance.now();
  const { ended } = await tests.create({
    source: { kind: 'disk-image', image, how: 'use' },
    disks: [{}],
    acceleration: 'tcg',
    firmware: 'bios',
    screen: { protocols: [] },
    start: true,
  });
  const taken = performance.now() - began;
  if (ended.state !== 'done') throw new Error(`It did not start: ${ended.failure?.detail}`);
  await end(tests);
  return taken;
}

async function withVirtInstall(tests: CreateTests, disk: string): Promise<number> {
  const { name } = tests;
  const machine = ['--virt-type', 'qemu', '--machine', 'q35', '--memory', '64', '--vcpus', '1'];
  const devices = ['--disk', `path=${disk},bus=virtio`, '--network', 'none', '--graphics', 'none'];
  const rest = ['--import', '--osinfo', 'generic', '--noautoconsole'];
  const began = performance.now();
  await run('virt-install', ['--connect', URI, '--name', name, ...machine, ...devices, ...rest]);
  const taken = performance.now() - began;
  await end(tests);
  return taken;
}

async function end({ virsh, name }: CreateTests): Promise<void> {
  await virsh('destroy', name);
  await virsh('undefine', name, '--nvram', '--tpm');
}
