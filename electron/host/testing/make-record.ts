import { blockNumber } from './disk-lines.ts';
import type { Machine, PciPart } from './machine.ts';
import { aliasOf, allParts, moduleOf, pciLines } from './pci-lines.ts';
import { namesOf } from './pci-names.ts';
import { RecordLines } from './record-lines.ts';

/** The record that `innkeeper-collect` would have printed on a machine. */
export function makeRecord(machine: Machine): string {
  const lines = new RecordLines();
  const parts = allParts(machine.pci);
  for (const part of machine.pci) pciLines(lines, part, rootBus(part));
  driverLines(lines, machine, parts);
  iommuLines(lines, machine, parts);
  storageLines(lines, machine);
  netLines(lines, machine);
  otherLines(lines, machine);
  lines.folder('/usr/share/misc', {
    'pci.ids': namesOf(parts.map(({ ids, subsystem }) => ({ ids, subsystem }))),
  });
  lines.folder('/proc/sys/kernel', { osrelease: machine.kernel });
  lines.folder('/proc', { cmdline: machine.cmdline });
  lines.folder('/', machine.files);
  if (machine.free !== undefined) lines.free('/boot', machine.free);
  return lines.text();
}

function rootBus({ at }: PciPart): string {
  const words = at.split(':');
  const bus = words.at(-2) ?? '00';
  return `/sys/devices/pci${words.length > 2 ? words[0] : '0000'}:${bus}`;
}

function driverLines(lines: RecordLines, machine: Machine, parts: readonly PciPart[]): void {
  const drivers = new Set(parts.flatMap(({ driver }) => driver ?? []));
  for (const driver of drivers) {
    const [folder, module] = [`/sys/bus/pci/drivers/${driver}`, moduleOf(driver)];
    lines.folder(folder);
    if (module === '') continue;
    lines.link(`${folder}/module`, `/sys/module/${module}`);
    lines.folder(`/sys/module/${module}`, { initstate: 'live' });
  }
  for (const [module, parameters] of Object.entries(machine.modules ?? {})) {
    lines.folder(`/sys/module/${module}`, { initstate: 'live' });
    lines.folder(`/sys/module/${module}/parameters`, parameters);
  }
  const aliases = parts.flatMap(part =>
    (part.modules ?? (part.driver === undefined ? [] : [moduleOf(part.driver)]))
      .filter(module => module !== '')
      .map(module => `alias ${aliasOf(part)}* ${module}`),
  );
  const folder = `/lib/modules/${machine.kernel}`;
  lines.folder(folder, { 'modules.alias': [...new Set(aliases), ''].join('\n') });
  lines.folder(`${folder}/kernel/drivers/vfio/pci`, { 'vfio-pci.ko.zst': '' });
  lines.folder(`${folder}/kernel/arch/x86/kvm`, {
    'kvm.ko.zst': '',
    'kvm-amd.ko.zst': '',
    'kvm-intel.ko.zst': '',
  });
}

function iommuLines(lines: RecordLines, { iommu, table }: Machine, parts: readonly PciPart[]): void {
  for (const group of new Set(parts.flatMap(({ group: number }) => number ?? []))) {
    lines.folder(`/sys/kernel/iommu_groups/${group}`);
  }
  for (const unit of iommu?.units ?? []) {
    lines.folder(`/sys/devices/virtual/iommu/${unit}`);
    lines.link(`/sys/class/iommu/${unit}`, `/sys/devices/virtual/iommu/${unit}`);
  }
  if (table) lines.folder('/sys/firmware/acpi/tables', { [table]: '' });
  lines.folder('/sys/kernel/irq/1', { chip_name: iommu?.remapping === true ? 'IR-IO-APIC' : 'IO-APIC' });
}

function storageLines(lines: RecordLines, { mounts, stacked = {}, btrfs = {}, swaps = [] }: Machine): void {
  for (const [name, { over, mapper }] of Object.entries(stacked)) {
    const folder = `/sys/devices/virtual/block/${name}`;
    lines.folder(folder, { dev: blockNumber(name), 'dm/name': mapper });
    for (const list of ['/sys/block', '/sys/class/block']) lines.link(`${list}/${name}`, folder);
    lines.link(`/sys/dev/block/${blockNumber(name)}`, folder);
    for (const below of over) lines.link(`${folder}/slaves/${below}`, `/sys/class/block/${below}`);
  }
  for (const [uuid, members] of Object.entries(btrfs)) {
    for (const name of members)
      lines.link(`/sys/fs/btrfs/${uuid}/devices/${name}`, `/sys/class/block/${name}`);
  }
  const kernelName = (source: string) => {
    const mapper = source.replace('/dev/mapper/', '');
    const found = Object.entries(stacked).find(([, block]) => block.mapper === mapper)?.[0];
    return found ?? source.replace('/dev/', '');
  };
  const table = mounts.map(({ target, type, source, root = '/' }, index) => {
    const number = type === 'btrfs' || type === 'zfs' ? `0:${40 + index}` : blockNumber(kernelName(source));
    return `${30 + index} 1 ${number} ${root} ${target} rw,relatime shared:1 - ${type} ${source} rw`;
  });
  lines.folder('/proc/self', { mountinfo: [...table, ''].join('\n') });
  const areas = swaps.map(
    name => `${name} ${name.startsWith('/dev/') ? 'partition' : 'file'}\t8388604\t0\t-2`,
  );
  lines.folder('/proc', { swaps: ['Filename\t\t\t\tType\t\tSize\tUsed\tPriority', ...areas, ''].join('\n') });
}

function netLines(lines: RecordLines, { virtualNets = {}, route }: Machine): void {
  for (const [name, { over = [], files = [] }] of Object.entries(virtualNets)) {
    const folder = `/sys/devices/virtual/net/${name}`;
    lines.folder(folder, {
      flags: '0x1003',
      carrier: '1',
      operstate: 'up',
      uevent: `INTERFACE=${name}\nIFINDEX=9`,
    });
    for (const file of files) lines.folder(`${folder}/${file}`);
    lines.link(`/sys/class/net/${name}`, folder);
    for (const below of over) lines.link(`${folder}/lower_${below}`, `/sys/class/net/${below}`);
  }
  const head = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';
  const way = route === undefined ? [] : [`${route}\t00000000\t00000000\t0003\t0\t0\t100\t00000000\t0\t0\t0`];
  lines.folder('/proc/net', { route: [head, ...way, ''].join('\n') });
}

function otherLines(lines: RecordLines, machine: Machine): void {
  machine.framebuffers?.forEach(({ name, at }, index) => {
    const above =
      at === undefined ? '/sys/devices/platform/efi-framebuffer.0' : `/sys/bus/pci/devices/0000:${at}`;
    lines.folder(`${above}/graphics/fb${index}`, { name });
    const part = at === undefined ? undefined : pathOf(machine.pci, at);
    lines.link(`/sys/class/graphics/fb${index}`, `${part ?? above}/graphics/fb${index}`);
  });
  for (const { uuid, at, type, group } of machine.mediated ?? []) {
    const folder = `${pathOf(machine.pci, at)}/${uuid}`;
    lines.folder(folder);
    lines.link(`/sys/bus/mdev/devices/${uuid}`, folder);
    lines.link(`${folder}/mdev_type`, `${pathOf(machine.pci, at)}/mdev_supported_types/${type}`);
    lines.link(`${folder}/iommu_group`, `/sys/kernel/iommu_groups/${group}`);
  }
  const pages = machine.hugePages ?? [{ '2048': 0, '1048576': 0 }];
  for (const size of ['2048', '1048576'] as const) {
    const total = pages.reduce((sum, node) => sum + node[size], 0);
    const counts = (number: number) => ({ nr_hugepages: String(number), free_hugepages: String(number) });
    lines.folder(`/sys/kernel/mm/hugepages/hugepages-${size}kB`, counts(total));
    pages.forEach((node, id) =>
      lines.folder(`/sys/devices/system/node/node${id}/hugepages/hugepages-${size}kB`, counts(node[size])),
    );
  }
  if (machine.efi === undefined) return;
  lines.folder('/sys/firmware/efi/efivars');
  if (machine.efi === 'unreadable') return;
  for (const [name, bytes] of Object.entries(machine.efi)) lines.bytes(name, bytes);
}

function pathOf(parts: readonly PciPart[], at: string, above?: string): string | undefined {
  for (const part of parts) {
    const own = `${above ?? rootBus(part)}/0000:${part.at}`;
    if (part.at === at) return own;
    const below = pathOf(part.below ?? [], at, own);
    if (below !== undefined) return below;
  }
  return undefined;
}
