import type { DeviceMap, DeviceUse, PciDevice } from '#shared/contract/devices.ts';
import { table } from '../table.ts';

const HEADING = ['ADDRESS', 'DEVICE', 'DRIVER', 'USED BY', 'VERDICT'];

/** PCI devices by IOMMU group, each group under its number; below a device the weightiest reason. */
export function printMap({ iommu, pci, missing }: DeviceMap): string {
  if (pci.length === 0) return ['No PCI devices were found.', ...missing].map(line => `${line}\n`).join('');
  const groups = [...new Set(pci.map(({ group }) => group))].toSorted((a, b) => (a ?? -1) - (b ?? -1));
  const ordered = groups.map(group => ({ group, devices: pci.filter(device => device.group === group) }));
  // One table, so that the columns of all groups are as wide.
  const [heading = '', ...lines] = table(
    HEADING,
    ordered.flatMap(({ devices }) => devices.map(row)),
  ).split('\n');
  let printed = `${iommuLine(iommu)}\n\n${heading}\n`;
  for (const { group, devices } of ordered) {
    printed += group === undefined ? 'In no group\n' : `Group ${group}\n`;
    for (const device of devices) printed += `${lines.shift() ?? ''}\n${reason(device)}`;
  }
  return [printed, ...missing.map(text => `${text}\n`)].join('\n');
}

function iommuLine({ on, groups, units }: DeviceMap['iommu']): string {
  if (!on) return 'IOMMU: off. innkeeper devices --doctor says why and what to do.';
  return `IOMMU: on, ${groups} ${groups === 1 ? 'group' : 'groups'}${units.length > 0 ? ` behind ${units.join(', ')}` : ''}.`;
}

function row({ address, name, driver, usedBy, verdict }: PciDevice): string[] {
  return [address, name, driver ?? '-', usedBy.map(use).join(', ') || '-', verdict.label];
}

function reason({ verdict: { level, reasons } }: PciDevice): string {
  const [first] = reasons;
  if (first === undefined || level === 'stays' || level === 'ready') return '';
  return `    ${[first.text, first.remedy].filter(Boolean).join(' ')}\n`;
}

function use(by: DeviceUse): string {
  switch (by.by) {
    case 'display':
      return { boot: 'boot display', console: 'console', lit: 'a monitor' }[by.how];
    case 'disk':
      return by.targets.join(' ');
    case 'network':
      return by.names.join(' ');
    case 'guest':
      return by.running ? by.name : `${by.name} (off)`;
    case 'usb':
      return by.names.join(' ');
    case 'functions':
      return `${by.count} of ${by.of} functions`;
  }
}
