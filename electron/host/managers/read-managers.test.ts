import { expect, it } from 'vitest';
import { managersOf, ownerOf } from '#shared/domain/host-bridges/owner-of.ts';
import { localShell } from '../shell/local-shell.ts';
import { treeOf } from '../testing/tree-of.ts';
import { collectManagers } from './collect-managers.ts';
import { readManagers } from './read-managers.ts';

const indexes = ['eth0', 'eth1', 'eth2', 'eth3', 'wlan0']
  .map((name, at) => `/sys/class/net/${name}\nifindex: ${at + 2}`)
  .join('\n');
const tree = treeOf(`${indexes}
/run/systemd/netif/links
2:
\tADMIN_STATE=configured
\tNETWORK_FILE=/etc/systemd/network/lan.network
3:
\tADMIN_STATE=configured
\tNETWORK_FILE=/run/systemd/network/10-netplan-lan1.network
4:
\tADMIN_STATE=unmanaged
5:
\tADMIN_STATE=unmanaged
/run/NetworkManager/devices
4:
\tmanaged=true
\tconnection-uuid=5c1f1c7a-0e1c-4f6e-8a3f-2d1b1a1c0d9e
5:
\tmanaged=false
6:
\tmanaged=true
\tconnection-uuid=6c1f1c7a-0e1c-4f6e-8a3f-2d1b1a1c0d9e
/run/NetworkManager/system-connections
netplan-wlan0.nmconnection:
/etc/NetworkManager/system-connections
innkeeper-br4.nmconnection:
innkeeper-br4-port.nmconnection:
/etc/network
interfaces:
\tiface lo inet loopback
\tiface eth3 inet dhcp
\t#innkeeper br3# begin
/sbin
ifup:
/run/innkeeper
ssh-address: ::ffff:192.168.1.20`);

it('tells who sets which interface up, and what by', async () => {
  const facts = await readManagers(tree);
  expect(ownerOf('eth0', facts)).toEqual({ manager: 'networkd', source: '/etc/systemd/network/lan.network' });
  expect(ownerOf('eth1', facts)).toEqual({ manager: 'netplan', source: 'lan1' });
  expect(ownerOf('eth2', facts)).toEqual({
    manager: 'networkmanager',
    source: '5c1f1c7a-0e1c-4f6e-8a3f-2d1b1a1c0d9e',
  });
  expect(ownerOf('eth3', facts)).toEqual({ manager: 'ifupdown' });
  expect(ownerOf('wlan0', facts)).toEqual({ manager: 'netplan', source: 'wlan0' });
  expect(ownerOf('lo', facts)).toBeUndefined();
  expect(managersOf(['eth1', 'wlan0'], facts)).toEqual([
    { manager: 'netplan', interfaces: ['eth1', 'wlan0'] },
  ]);
});

it('knows bridges that are ours, and by which address we came', async () => {
  const { ours, sshAddress, systemd } = await readManagers(tree);
  expect(ours).toEqual([
    { bridge: 'br4', manager: 'networkmanager' },
    { bridge: 'br3', manager: 'ifupdown' },
  ]);
  expect(sshAddress).toBe('192.168.1.20');
  expect(systemd).toBe(false);
});

it('asks this computer', async () => {
  const facts = await readManagers(await collectManagers(localShell(process.env)));
  expect(facts.ours).toEqual([]);
});
