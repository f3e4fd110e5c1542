import { type Domain, domain } from '../../libvirt-xml/domain/domain.ts';
import { LINUX_CAPABILITIES } from '../../libvirt-xml/domain/features.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import type { IsolationFacts, Namespace } from './facts.ts';

/** Capabilities that libvirt takes from every container unless told otherwise (lxc_container.c). */
const WITHHELD = new Set(['sys_module', 'sys_time', 'audit_control', 'mac_admin', 'mknod']);

/** What separates a guest of libvirt, by the document it runs by or is going to. */
export function documentFacts(xml: string): IsolationFacts {
  const view = domain.of(parseDocument(xml).root);
  const container = view.type === 'lxc';
  return {
    kind: container ? 'lxc' : 'machine',
    name: view.name ?? '',
    kernel: container ? 'host' : 'own',
    runtime: container
      ? 'libvirt’s LXC'
      : `${view.type === 'kvm' ? 'KVM' : (view.type ?? 'libvirt').toUpperCase()}`,
    privileged: false,
    sharedNamespaces: container ? sharedNamespaces(view) : {},
    rootIs: rootOf(view),
    rootlessEngine: false,
    ...(container && { user: view.os.initUser ?? 'root' }),
    limits: limitsOf(view, container),
    capabilities: capabilitiesOf(view),
    seccomp: 'absent',
    confinement: confinementOf(view),
    paths: view.devices.filesystems.items.flatMap(({ dir, target, readonly }) =>
      dir === undefined || target === undefined || (container && target === '/')
        ? []
        : [{ source: dir, target, writable: !readonly }],
    ),
    devices: devicesOf(view),
    readOnlyRoot: false,
    noNewPrivileges: false,
  };
}

function sharedNamespaces({ lxcNamespace, devices, features }: Domain): Partial<Record<Namespace, string>> {
  const { network, networkFrom, ipc, ipcFrom, hostName, hostNameFrom } = lxcNamespace;
  const ownNetwork = features.privateNetwork || devices.interfaces.length > 0;
  const net = networkFrom === undefined ? (ownNetwork ? undefined : 'the host') : network;
  return {
    ...(net !== undefined && { net }),
    ...(ipcFrom !== undefined && { ipc: ipc ?? 'another' }),
    ...(hostNameFrom !== undefined && { uts: hostName ?? 'another' }),
    // libvirt gives no cgroup namespace: the paths are those of the host.
    cgroup: 'the host',
  };
}

function rootOf({ uidMap }: Domain): number | undefined {
  const target = uidMap.items.find(({ start }) => start === 0)?.target;
  return typeof target === 'number' ? target : undefined;
}

function limitsOf(view: Domain, container: boolean): IsolationFacts['limits'] {
  const { memory, vcpu, cputune } = view;
  const bytes = typeof memory === 'bigint' ? Number(memory) : undefined;
  const count = typeof vcpu.maximum === 'number' ? vcpu.maximum : 1;
  if (!container) return { memory: bytes, cpus: count };
  // The number of processors limits nothing in a container: only a quota does.
  const { quota, period } = cputune;
  const limited = typeof quota === 'bigint' && quota > 0n;
  const per = typeof period === 'bigint' && period > 0n ? Number(period) : 100_000;
  return { memory: bytes, ...(limited && { cpus: Number(quota) / per }) };
}

function capabilitiesOf({ features, type }: Domain): IsolationFacts['capabilities'] {
  if (type !== 'lxc') return { all: false, added: [], dropped: [] };
  const on = LINUX_CAPABILITIES.filter(name => features.capability[name] === true);
  const off = LINUX_CAPABILITIES.filter(name => features.capability[name] === false);
  if (features.capabilities === 'deny')
    return {
      all: false,
      added: on.filter(name => WITHHELD.has(name)),
      dropped: on.length === 0 ? ['all'] : ['most'],
    };
  if (features.capabilities === 'allow') return { all: true, added: [], dropped: off };
  // Of the usual ones of libvirt sys_admin is one, which Docker withholds.
  const added = [
    ...(off.includes('sys_admin') ? [] : ['sys_admin']),
    ...on.filter(name => WITHHELD.has(name)),
  ];
  return { all: false, added, dropped: off };
}

function confinementOf({ securityLabels }: Domain): IsolationFacts['confinement'] {
  const known = { apparmor: 'AppArmor', selinux: 'SELinux' } as const;
  const label = securityLabels.items.find(({ model }) => model !== undefined && model in known);
  if (!label) return { turnedOff: securityLabels.items.some(({ type }) => type === 'none') };
  return {
    by: known[label.model as keyof typeof known],
    ...(label.label !== undefined && { profile: label.label }),
    turnedOff: label.type === 'none',
  };
}

function devicesOf({ devices }: Domain): string[] {
  const given = devices.hostdevs.items.map(device => {
    const { type, block, char, netInterface, sourceAddress, vendor, product } = device;
    const path = block ?? char ?? netInterface;
    if (path !== undefined) return path;
    const { bus, slot } = sourceAddress;
    const at = [bus, slot, vendor, product].filter(part => part !== undefined).join(' ');
    return `the ${(type ?? 'host').toUpperCase()} device${at === '' ? '' : ` ${at}`}`;
  });
  const disks = devices.disks.items.flatMap(({ source }) =>
    source.dev?.startsWith('/dev/') === true ? [source.dev] : [],
  );
  return [...given, ...disks];
}
