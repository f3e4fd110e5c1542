import type { NetworkManager } from '#shared/contract/host-bridge-step.ts';
import type { ManagerFacts } from '#shared/domain/host-bridges/manager-facts.ts';
import type { HostTree } from '../tree/host-tree.ts';

/**
 * sd_network's state files (src/libsystemd/sd-network), NetworkManager's (src/core/nm-config.c), what netplan
 * generates (netplan-generate(8)), and interfaces(5): of a tree that `collectManagers` made.
 */
export async function readManagers(tree: HostTree): Promise<ManagerFacts> {
  const names = await tree.names('sys/class/net');
  const indexes = await Promise.all(
    names.map(async name => [name, await tree.text(`sys/class/net/${name}/ifindex`)] as const),
  );
  const nameOf = new Map(indexes.map(([name, index]) => [index ?? '', name]));
  const [networkd, networkManager, ifupdown, netplan, ours, systemd, sshAddress] = await Promise.all([
    readLinks(tree, nameOf),
    readDevices(tree, nameOf),
    readStanzas(tree),
    readNetplan(tree),
    readOurs(tree),
    tree.has('run/systemd/system'),
    tree.text('run/innkeeper/ssh-address'),
  ]);
  return {
    networkd,
    networkManager,
    ifupdown,
    netplan,
    ours,
    systemd,
    // Of IPv4 by way of a socket for both kinds.
    ...(sshAddress !== undefined && { sshAddress: sshAddress.replace(/^::ffff:/i, '') }),
  };
}

const valueOf = (text: string | undefined, key: string) =>
  text
    ?.split('\n')
    .find(line => line.trim().startsWith(`${key}=`))
    ?.trim()
    .slice(key.length + 1);

async function eachState(tree: HostTree, folder: string, nameOf: ReadonlyMap<string, string>) {
  const states = await Promise.all(
    (await tree.names(folder)).map(async index => {
      const name = nameOf.get(index);
      const text = await tree.text(`${folder}/${index}`);
      return name === undefined || text === undefined ? [] : [{ name, text }];
    }),
  );
  return states.flat();
}

async function readLinks(tree: HostTree, nameOf: ReadonlyMap<string, string>) {
  return (await eachState(tree, 'run/systemd/netif/links', nameOf)).flatMap(({ name, text }) => {
    const [state, file] = [valueOf(text, 'ADMIN_STATE'), valueOf(text, 'NETWORK_FILE')];
    if (state === undefined || state === 'unmanaged') return [];
    return [{ name, ...(file !== undefined && file !== '' && { file }) }];
  });
}

async function readDevices(tree: HostTree, nameOf: ReadonlyMap<string, string>) {
  return (await eachState(tree, 'run/NetworkManager/devices', nameOf)).flatMap(({ name, text }) => {
    const uuid = valueOf(text, 'connection-uuid');
    const managed = valueOf(text, 'managed');
    // Interfaces that others made it only watches: they have no profile of their own on the disk.
    return managed === 'true' || managed === '1' ? [{ name, ...(uuid && { uuid }) }] : [];
  });
}

async function readStanzas(tree: HostTree): Promise<string[]> {
  const more = await tree.names('etc/network/interfaces.d');
  const files = ['etc/network/interfaces', ...more.map(name => `etc/network/interfaces.d/${name}`)];
  const texts = await Promise.all(files.map(file => tree.text(file)));
  if (!(await hasProgram(tree, 'ifup'))) return [];
  const names = texts.flatMap(text =>
    [...(text ?? '').matchAll(/^[ \t]*iface[ \t]+(\S+)/gm)].map(([, name = '']) => name),
  );
  return [...new Set(names)].filter(name => name !== 'lo');
}

const hasProgram = async (tree: HostTree, name: string) =>
  (await tree.has(`sbin/${name}`)) || (await tree.has(`usr/sbin/${name}`));

async function readNetplan(tree: HostTree): Promise<ManagerFacts['netplan']> {
  const [units, profiles] = await Promise.all([
    tree.names('run/systemd/network'),
    tree.names('run/NetworkManager/system-connections'),
  ]);
  const found = (all: readonly string[], pattern: RegExp, by: 'networkd' | 'networkmanager') =>
    all.flatMap(name => {
      const id = pattern.exec(name)?.[1];
      return id === undefined ? [] : [{ by, id }];
    });
  return [
    ...found(units, /^10-netplan-(.+)\.network$/, 'networkd'),
    ...found(profiles, /^netplan-(.+)\.nmconnection$/, 'networkmanager'),
  ];
}

async function readOurs(tree: HostTree): Promise<ManagerFacts['ours']> {
  const interfaces = await tree.names('etc/network/interfaces.d');
  const stanzas = ['etc/network/interfaces', ...interfaces.map(name => `etc/network/interfaces.d/${name}`)];
  const texts = await Promise.all(stanzas.map(path => tree.text(path)));
  const named = async (folder: string, pattern: RegExp, manager: NetworkManager) =>
    (await tree.names(folder)).flatMap(name => {
      const bridge = pattern.exec(name)?.[1];
      return bridge === undefined ? [] : [{ bridge, manager }];
    });
  const [networkd, netplan, profiles] = await Promise.all([
    named('etc/systemd/network', /^0-innkeeper-(.+)\.netdev$/, 'networkd'),
    named('etc/netplan', /^99-innkeeper-(.+)\.yaml$/, 'netplan'),
    named('etc/NetworkManager/system-connections', /^innkeeper-(.+)\.nmconnection$/, 'networkmanager'),
  ]);
  const marked = texts.flatMap(text =>
    [...(text ?? '').matchAll(/^#innkeeper (\S+)# begin$/gm)].map(([, bridge = '']) => ({
      bridge,
      manager: 'ifupdown' as const,
    })),
  );
  // Of each bridge NetworkManager has two files: the port's is named after it.
  const names = new Set(profiles.map(({ bridge }) => bridge));
  const bridges = profiles.filter(
    ({ bridge }) => !names.has(bridge.replace(/-port$/, '')) || !bridge.endsWith('-port'),
  );
  return [...networkd, ...netplan, ...bridges, ...marked];
}
