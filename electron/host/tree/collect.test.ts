import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDeviceFacts } from '../devices/device-facts.ts';
import type { HostShell } from '../shell/host-shell.ts';
import { localShell } from '../shell/local-shell.ts';
import { factsOf, recordOf, writeHost } from '../testing/recorded-hosts.ts';
import { collectRecord, collectTree } from './collect.ts';

const local = localShell(process.env);

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-root-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['-c', 'true'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

describe.each([
  ['dash', ['dash']],
  ['bash', ['bash', '--posix']],
  ['busybox', ['busybox', 'sh']],
] as const)('under %s', (shell, argv) => {
  /** The same script, under that shell instead of the host's own sh. */
  const under: HostShell = {
    run: ([, ...args], options) => {
      const [program, ...before] = argv;
      return local.run([program, ...before, ...args], options);
    },
  };

  it.skipIf(!isInstalled(shell))('tells what is there', async () => {
    await writeHost('laptop-muxless', root);
    const facts = await factsOf('laptop-muxless');
    expect((await readDeviceFacts(await collectTree(under, { root }))).pci).toEqual(facts.pci);
  });

  it.skipIf(!isInstalled(shell))('says that a folder is missing', async () => {
    await expect(collectRecord(under, { root: join(root, 'gone') })).rejects.toThrow('there is no folder');
  });
});

it('does not mind how the folder is named', async () => {
  const odd = join(root, 'a [b].* |c$ loop');
  await mkdir(odd);
  await writeHost('no-iommu', odd);
  expect((await readDeviceFacts(await collectTree(local, { root: odd }))).storage).toEqual(
    (await factsOf('no-iommu')).storage,
  );
});

it('tells nothing of a folder without /sys, and is whole', async () => {
  const tree = await collectTree(local, { root });
  expect((await readDeviceFacts(tree)).pci).toEqual([]);
});

it('keeps serial numbers, MAC addresses and secrets to itself', async () => {
  await write({
    'proc/cmdline':
      'BOOTIF=01-52-54-00-ab-cd-ef ifname=lan:52:54:00:ab:cd:ef rd.iscsi.password=hunter2 quiet\n',
    'sys/bus/usb/devices/1-4/idVendor': '0951\n',
    'sys/bus/usb/devices/1-4/serial': 'E0D55E625A3D\n',
    'sys/class/net/enx525400abcdef/address': '52:54:00:ab:cd:ef\n',
    'sys/class/net/enx525400abcdef/flags': '0x1003\n',
    'proc/net/route':
      'Iface\tDestination\tGateway\tFlags\nlan\t00000000\t0102A8C0\t0003\t0\t0\t0\t00000000\n',
    'etc/modprobe.d/lan.conf': '# card 52:54:00:AB:CD:EF,52:54:00:ab:cd:ee\n',
    'run/udev/data/b8:0': 'E:ID_SERIAL_SHORT=S3R14L\n',
    'sys/class/block/sda/dev': '8:0\n',
  });
  const text = await collectRecord(local, { root });
  expect(text).not.toMatch(/52[:-]54|525400abcdef|E0D55E|hunter2|0102A8C0|S3R14L/i);
  expect(text).toContain('rd.iscsi.password=hidden quiet');
  expect(text).toContain('idVendor: 0951');
});

it('leaves out what may not be read', async () => {
  await writeHost('no-iommu', root);
  const card = join(root, 'sys/devices/pci0000:00/0000:00:02.0');
  await rm(join(card, 'reset_method'));
  // Not even root can read a folder as a file.
  await rm(join(card, 'power_state'));
  await mkdir(join(card, 'power_state'));
  await chmod(join(root, 'etc/default/grub'), 0o000);
  const { pci } = await readDeviceFacts(await collectTree(local, { root }));
  const found = pci.find(({ address }) => address === '0000:00:02.0');
  expect(found).toMatchObject({ vendor: 0x8086, resetMethods: [], bootVga: true });
});

it('can be given up while a driver keeps a file from being answered', async () => {
  await writeHost('no-iommu', root);
  const hanging = join(root, 'sys/devices/pci0000:00/0000:00:02.0/driver_override');
  await rm(hanging);
  // Whoever opens it waits for a writer who never comes, as for a lock of a driver that hangs in unbind.
  execFileSync('mkfifo', [hanging]);
  const collecting = collectTree(local, { root, signal: AbortSignal.timeout(300) });
  await expect(collecting).rejects.toMatchObject({ code: 'aborted' });
});

describe('a record that was cut off', () => {
  const cut: HostShell = {
    run: async () => ({ status: 0, stdout: recordOf('no-iommu').slice(0, 3000), stderr: '' }),
  };
  it('is not taken for half of a host', async () => {
    await expect(collectTree(cut)).rejects.toMatchObject({ name: 'HostShellError' });
  });
});
