import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LiveConnection } from '../ports.ts';
import { readTopology } from './topology.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-root-'));
});
afterEach(() => rm(root, { recursive: true }));

const MiB = 1024 ** 2;
const CAPABILITIES = `<capabilities><host><topology><cells>
  <cell id='0'><memory unit='MiB'>8</memory><pages unit='KiB' size='4'>9</pages>
    <pages unit='KiB' size='2048'>4</pages><pages unit='KiB' size='1048576'>1</pages>
    <cpus><cpu id='0' socket_id='0' core_id='0'/></cpus></cell>
  <cell id='1'><memory unit='MiB'>8</memory><cpus><cpu id='1' socket_id='1' core_id='0'/></cpus></cell>
  </cells></topology></host></capabilities>`;

function hostOf(local: boolean, capabilities = CAPABILITIES): LiveConnection {
  const answers: Record<string, unknown> = {
    connectGetCapabilities: { capabilities },
    connectBaselineCpu: { cpu: '<cpu/>' },
    nodeGetCellsFreeMemory: { cells: [BigInt(3 * MiB)] },
    nodeGetFreePages: { counts: [2n, 1n] },
  };
  const rpc = { call: async (name: string) => answers[name] };
  return { rpc, host: { local, driver: 'QEMU' } } as unknown as LiveConnection;
}

it('of another host is told by libvirt alone, free pages included', async () => {
  const topology = await readTopology(hostOf(false), root);
  expect(topology?.nodes).toEqual([
    {
      id: 0,
      memory: 8 * MiB,
      free: 3 * MiB,
      hugePages: [
        { size: 2 * MiB, total: 4, free: 2 },
        { size: 1024 * MiB, total: 1, free: 1 },
      ],
    },
    { id: 1, memory: 8 * MiB, free: 3 * MiB, hugePages: [] },
  ]);
});

it('of this computer is told by its files where they know more', async () => {
  for (const [path, text] of Object.entries({
    'sys/devices/cpu_core/cpus': '0',
    'sys/devices/cpu_atom/cpus': '1',
    'sys/devices/system/cpu/cpu0/topology/physical_package_id': '0',
    'sys/devices/system/cpu/cpu1/online': '0',
  })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const topology = await readTopology(hostOf(true), root);
  expect(topology?.cpus).toEqual([
    { id: 0, package: 0, die: 0, core: 0, node: 0, online: true, kind: 'performance' },
    { id: 1, package: 1, die: 0, core: 0, node: 1, online: false, kind: 'efficiency' },
  ]);
  // Without files of its own for them, what libvirt tells stays.
  expect(topology?.nodes.map(({ id }) => id)).toEqual([0, 1]);
});

it('is missing where libvirt tells nothing', async () => {
  expect(await readTopology(hostOf(false, '<capabilities><host/></capabilities>'), root)).toBeUndefined();
});
