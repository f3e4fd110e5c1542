import type { SummaryLine } from '../../contract/create.ts';
import { formatBytes } from '../units.ts';
import type { Defaults } from './defaults.ts';
import type { DiskPlan } from './disk-plan.ts';
import type { Hardware } from './hardware.ts';
import { USER_MODE, USER_MODE_LABEL } from './network-choice.ts';

/** One line for each thing a person may want to know before saying yes. */
export function summarise(defaults: Defaults, hardware: Hardware, disk: DiskPlan): SummaryLine[] {
  const { resolved, reasons, offer, os } = defaults;
  const line = (topic: string, label: string, value: string, why: string): SummaryLine => ({
    topic,
    label,
    value,
    why,
  });
  const cpus = resolved.vcpus === 1 ? '1 CPU' : `${resolved.vcpus} CPUs`;
  const firmware = resolved.firmware === 'uefi' ? 'UEFI' : 'BIOS';
  return [
    line('system', 'System', os?.label ?? sourceLabel(resolved.source.kind), sourceWhy(defaults)),
    line('acceleration', 'Runs with', runsWith(offer?.type), reasons.acceleration),
    line(
      'cpu',
      'CPU',
      `${cpus}${hardware.cpuMode ? `, ${hardware.cpuMode}` : ''}`,
      `${reasons.vcpus}; ${hardware.cpuWhy}`,
    ),
    line('memory', 'Memory', formatBytes(resolved.memory), reasons.memory),
    line('firmware', 'Firmware', `${offer?.machine ?? 'default machine'}, ${firmware}`, reasons.firmware),
    diskLine(defaults, hardware, disk),
    line(
      'network',
      'Network',
      networkLabel(resolved.network, hardware.nic),
      resolved.network === null ? reasons.network : `${reasons.network}; ${hardware.nic}: ${hardware.nicWhy}`,
    ),
    line(
      'display',
      'Display',
      offer?.graphics.includes('vnc') ? `VNC, ${hardware.video}` : 'none',
      'only this host’s own address is listened on, so nothing on the network can reach it',
    ),
    line('console', 'Console', 'serial port', 'text when the screen does not draw'),
  ];
}

function runsWith(type: string | undefined): string {
  if (type === 'kvm') return 'KVM';
  if (type === 'qemu') return 'translation (TCG)';
  return type ?? 'unknown';
}

function sourceLabel(kind: Defaults['resolved']['source']['kind']): string {
  return {
    iso: 'installs from the ISO',
    'disk-image': 'starts from the image',
    'network-boot': 'starts from the network',
    none: 'nothing installed',
  }[kind];
}

function sourceWhy({ resolved: { source }, os }: Defaults): string {
  if (os && source.kind === 'iso') return 'recognised by the label of the ISO';
  if (source.kind === 'iso') return 'the label of the ISO is not one we know';
  return 'you chose it';
}

function diskLine({ resolved, reasons }: Defaults, hardware: Hardware, disk: DiskPlan): SummaryLine {
  const base = { topic: 'disk', label: 'Disk' };
  switch (disk.kind) {
    case 'none':
      return { ...base, value: 'none', why: reasons.disk };
    case 'use':
      return { ...base, value: `${disk.path} (${disk.format})`, why: hardware.diskWhy };
    case 'create':
    case 'copy':
      return {
        ...base,
        value: `${formatBytes(resolved.diskSize)} ${disk.format} in ${disk.pool}: ${disk.volume}`,
        why: `${reasons.disk}; ${reasons.pool}; ${hardware.diskWhy}`,
      };
  }
}

function networkLabel(network: string | null, nic: string): string {
  if (network === null) return 'none';
  return `${network === USER_MODE ? USER_MODE_LABEL : network}, ${nic}`;
}
