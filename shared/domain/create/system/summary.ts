import type { GuestSource } from '../../../contract/create/source.ts';
import type { SummaryLine } from '../../../contract/create/plan.ts';
import type { Decided, Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import type { SystemPart } from './part.ts';
import { CHOSEN } from '../choices.ts';

export function systemSummary({ value, reasons }: Decided<SystemPart>, setting: Setting): SummaryLine[] {
  const { request, facts, offer, os } = setting;
  const runs = [
    traitsOf(setting).emulated ? (value.acceleration === 'kvm' ? 'KVM' : 'translation (TCG)') : offer.type,
  ];
  if (facts.hostArch !== undefined && offer.arch !== facts.hostArch) runs.push(`${offer.arch} machine`);
  const firmware = [
    offer.machine ?? 'default machine',
    value.firmware === 'uefi'
      ? value.secureBoot
        ? 'UEFI with secure boot'
        : 'UEFI'
      : ownFirmware(offer.arch),
  ];
  return [
    {
      topic: 'system',
      label: 'System',
      value: os?.label ?? sourceLabels[request.source.kind],
      why: systemWhy(setting),
    },
    {
      topic: 'acceleration',
      label: 'Runs with',
      value: runs.join(', '),
      why: reasons['acceleration'] ?? CHOSEN,
    },
    {
      topic: 'firmware',
      label: 'Firmware',
      value: firmware.join(', '),
      why: reasons['firmware'] ?? CHOSEN,
    },
  ];
}

function ownFirmware(arch: string): string {
  if (arch.startsWith('ppc64')) return 'SLOF';
  if (arch === 's390x') return 's390-ccw';
  return arch === 'riscv64' ? 'OpenSBI' : 'BIOS';
}

const sourceLabels: Readonly<Record<GuestSource['kind'], string>> = {
  iso: 'installs from the ISO',
  'cloud-image': 'starts from the cloud image',
  'disk-image': 'starts from the image',
  appliance: 'starts from the appliance',
  'network-boot': 'starts from the network',
  'install-tree': 'installs from the web',
  kernel: 'starts the kernel directly',
  none: 'nothing installed',
};

function systemWhy({ request, os }: Setting): string {
  if (os && request.osId === undefined) return 'recognised by what the source holds';
  if (request.source.kind === 'iso' && !os) return 'the label of the ISO is not one we know';
  return CHOSEN;
}
