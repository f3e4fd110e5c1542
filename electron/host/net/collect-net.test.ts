import { expect, it } from 'vitest';
import { HostShellError, type HostShell } from '../shell/host-shell.ts';
import { localShell } from '../shell/local-shell.ts';
import { collectNetTree } from './collect-net.ts';
import { readHostNet } from './host-net.ts';

it('reads the network of this computer', async () => {
  const { links } = await readHostNet(await collectNetTree(localShell(process.env)));
  expect(links.find(({ name }) => name === 'lo')).toMatchObject({ kind: 'loopback', up: true });
});

it('takes what was cut off for no answer', async () => {
  const cut: HostShell = {
    run: async () => ({ status: 0, stdout: 'innkeeper record 1\n/sys/class/net/eth0\nmtu: 15', stderr: '' }),
  };
  await expect(collectNetTree(cut)).rejects.toBeInstanceOf(HostShellError);
});
