import type { LxcRequest } from '../../contract/lxc.ts';
import type { Devices } from '../../libvirt-xml/devices/devices.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { newDomainDocument } from '../../libvirt-xml/domain/new-domain.ts';
import { KiB } from '../units.ts';
import { IDS } from './id-ranges.ts';

/** The document of a container, as libvirt is to define it. https://libvirt.org/drvlxc.html */
export function writeLxc(request: LxcRequest, root: string, uuid?: string): string {
  const { document, domain } = newDomainDocument({ type: 'lxc', name: request.name });
  const { memory, vcpus, cpuShares, firstId, autostart: _, ...rest } = request;
  domain.uuid = uuid;
  domain.memory = BigInt(memory);
  domain.vcpu.maximum = vcpus;
  if (cpuShares !== undefined) domain.cputune.shares = BigInt(cpuShares);
  writeInit(domain, rest.runs);
  if (firstId !== null)
    for (const map of [domain.uidMap, domain.gidMap]) map.add({ start: 0, target: firstId, count: IDS });
  // Without a card it would have all of the host's.
  domain.features.privateNetwork = true;
  writeCapabilities(domain, rest.capabilities);
  domain.onPoweroff = 'destroy';
  domain.onReboot = 'restart';
  domain.onCrash = 'destroy';
  const { filesystems, interfaces, consoles } = domain.devices;
  filesystems.add({ type: 'mount', dir: root, target: '/' });
  writeFolders(filesystems, rest.folders);
  if (rest.network.to === 'network') interfaces.add({ type: 'network', network: rest.network.network });
  if (rest.network.to === 'bridge') interfaces.add({ type: 'bridge', bridge: rest.network.bridge });
  consoles.add({ type: 'pty' });
  return document.toString();
}

function writeInit({ os }: Domain, runs: LxcRequest['runs']): void {
  os.type = 'exe';
  if (runs.kind === 'system') {
    os.init = runs.init;
    // By which systemd and others know that there is no hardware to set up.
    os.initEnvironment.add({ name: 'container', value: 'lxc-libvirt' });
    return;
  }
  os.init = runs.path;
  for (const text of runs.args) os.initArguments.add({ text });
  for (const { name, value } of runs.env) os.initEnvironment.add({ name, value });
  os.initDir = runs.folder;
  os.initUser = runs.user;
  os.initGroup = runs.group;
}

function writeCapabilities({ features }: Domain, { policy, keep, drop }: LxcRequest['capabilities']): void {
  if (policy === 'default' && keep.length === 0 && drop.length === 0) return;
  features.capabilities = policy;
  for (const name of keep) features.capability[name] = true;
  for (const name of drop) features.capability[name] = false;
}

function writeFolders(filesystems: Devices['filesystems'], folders: LxcRequest['folders']): void {
  for (const folder of folders) {
    const { target } = folder;
    if (folder.kind === 'ram')
      filesystems.add({ type: 'ram', usage: Math.ceil(folder.size / KiB), usageUnits: 'KiB', target });
    else filesystems.add({ type: 'mount', dir: folder.source, target, readonly: folder.readOnly });
  }
}
