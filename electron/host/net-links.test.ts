import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileTree } from './tree/file-tree.ts';
import { readNetLinks } from './net-links.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-root-'));
});
afterEach(() => rm(root, { recursive: true }));

async function link(name: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, 'sys/class/net', name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${text}\n`);
  }
}

it('tells what guests can be joined to from what they cannot', async () => {
  await link('br0', { operstate: 'up', speed: '10000', 'bridge/stp_state': '0' });
  await link('eno1', { operstate: 'up', speed: '1000', 'device/vendor': '0x8086' });
  await link('eth9', { operstate: 'unknown', speed: '4294967295', 'device/vendor': '0x1af4' });
  await link('wlan0', {
    operstate: 'down',
    'device/vendor': '0x8086',
    'wireless/x': '',
    'phy80211/name': '',
  });
  await link('bond0', { operstate: 'up', speed: '-1', 'bonding/mode': 'active-backup 1' });
  await link('eno1.12', { operstate: 'up', uevent: 'DEVTYPE=vlan\nINTERFACE=eno1.12' });
  await link('lo', { operstate: 'unknown' });
  await link('vnet3', { operstate: 'unknown', tun_flags: '0x1002' });
  expect(await readNetLinks(fileTree(root))).toEqual([
    { name: 'bond0', kind: 'bond', wireless: false, up: true },
    { name: 'br0', kind: 'bridge', wireless: false, up: true, speed: 10_000 },
    { name: 'eno1', kind: 'physical', wireless: false, up: true, speed: 1000 },
    { name: 'eno1.12', kind: 'vlan', wireless: false, up: true },
    { name: 'eth9', kind: 'physical', wireless: false, up: true },
    { name: 'wlan0', kind: 'physical', wireless: true, up: false },
  ]);
});
