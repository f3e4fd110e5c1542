import type { GuestHostDevice } from '../../../contract/create/host-device.ts';
import type { CreateWarning } from '../../../contract/create/plan.ts';
import type { Setting } from '../topic.ts';
import { companionsOf } from './companions.ts';
import type { HostDevicesPart } from './host-devices.ts';
import { nameOf, pciOption, usbOptions } from './options.ts';
import { slotOf } from './pci-address.ts';

export function hostDeviceWarnings({ hostDevices }: HostDevicesPart, setting: Setting): CreateWarning[] {
  const found = hostDevices.flatMap((device, index) =>
    warningsOf(device, setting).map(warning => ({ field: `hostDevices.${index}`, ...warning })),
  );
  if (!hostDevices.some(({ kind }) => kind !== 'usb')) return found;
  return [
    {
      field: 'hostDevices',
      text: 'All of its memory is taken when it starts; it cannot be moved to another host, nor saved while it runs.',
      why: 'Its devices work in its memory by themselves, so libvirt pins every page, and their state is in the hardware.',
    },
    ...machineWarnings(setting),
    ...found,
  ];
}

type Finding = Omit<CreateWarning, 'field'>;

function machineWarnings({ request, offer }: Setting): CreateWarning[] {
  if (offer.machine !== 'pc' && offer.machine?.includes('i440fx') !== true) return [];
  return [
    {
      field: request.machine === undefined ? 'hostDevices' : 'machine',
      text: 'This machine has no PCI Express.',
      why: 'Cards of today are PCI Express; some drivers refuse to work on the older bus.',
      remedy: 'Choose the machine q35.',
    },
  ];
}

function warningsOf(device: GuestHostDevice, setting: Setting): Finding[] {
  switch (device.kind) {
    case 'pci':
      return pciWarnings(device.address, setting);
    case 'usb':
      return usbWarnings(device, setting);
    case 'mediated':
      return [];
  }
}

function pciWarnings(address: string, setting: Setting): Finding[] {
  const { facts, request } = setting;
  const option = pciOption(address, facts.devices);
  if (!option) return [];
  const found: Finding[] = [];
  const { driver } = option;
  if (driver !== undefined && driver !== 'vfio-pci')
    found.push({
      text: `The host loses ${option.name} while the guest runs.`,
      why: `Its driver (${driver}) lets go of it at start and takes it back afterwards.`,
      ...(option.verdict === undefined && {
        remedy: 'Be sure that the host does without: its own disks, its only network, its only screen.',
      }),
    });
  if (option.verdict?.level === 'risky')
    found.push(
      ...option.verdict.reasons.map(({ text, remedy }) => ({
        text,
        why: `This is so of ${option.name} on this host now.`,
        ...(remedy !== undefined && { remedy }),
      })),
    );
  const left = companionsOf(address, setting).filter(({ state }) => state === 'free' || state === 'unknown');
  if (left.length > 0)
    found.push({
      text: `${left.map(({ label }) => label).join(', ')} ${left.length === 1 ? 'is' : 'are'} in the same IOMMU group and left behind.`,
      why: 'The host cannot use them either while the guest runs.',
      remedy: left.some(each => slotOf(each.address) === slotOf(address))
        ? 'Add those of the same card, such as the sound of a GPU.'
        : 'Add them if the guest is to have them.',
    });
  found.push(...nodeWarnings(option.node, setting));
  if (option.what === 'GPU' && request.firmware === 'bios')
    found.push({
      text: 'GPUs of today start with UEFI.',
      why: 'With BIOS many show no picture before the system’s driver is loaded.',
      remedy: 'Choose UEFI.',
    });
  if (option.what === 'GPU' && request.screen?.video !== 'none')
    found.push({
      text: 'The guest sees two GPUs: this one, and the emulated one of its screen.',
      why: 'Most systems draw on the emulated one first, and the monitor on the GPU stays dark.',
      remedy: 'Install with both; then choose video “none” once the GPU’s driver is there.',
    });
  return found;
}

function nodeWarnings(node: number | undefined, { request, facts }: Setting): Finding[] {
  const pinned = new Set((request.cpu?.pins ?? []).flatMap(({ cpus }) => cpus));
  const nodes = new Set((facts.topology?.cpus ?? []).filter(({ id }) => pinned.has(id)).map(cpu => cpu.node));
  if (node === undefined || node < 0 || nodes.size === 0 || nodes.has(node)) return [];
  return [
    {
      text: `It hangs on NUMA node ${node}, but the guest’s CPUs are pinned on node ${[...nodes].join(', ')}.`,
      why: 'All it does crosses from one node to the other.',
      remedy: `Pin the guest’s CPUs to node ${node}.`,
    },
  ];
}

function usbWarnings(device: Extract<GuestHostDevice, { kind: 'usb' }>, { facts }: Setting): Finding[] {
  const name = nameOf(device, facts.devices);
  const found: Finding[] = [];
  if (device.bus === undefined && usbOptions(device, facts.devices).length === 0)
    found.push({
      text: `${name} is not plugged in now.`,
      why: 'The guest starts without it.',
      remedy: 'Plug it in before the guest starts, or attach it later.',
    });
  if (device.bus !== undefined)
    found.push({
      text: `${name} is meant by its place, which changes when it is plugged in again.`,
      why: 'Linux counts USB devices on as they come.',
      remedy: 'Without bus and device number any device of that make is taken.',
    });
  if (facts.session)
    found.push({
      text: `You may not be allowed to open ${name}.`,
      why: 'A guest of your own session has your rights, and USB devices belong to root on most hosts.',
      remedy: 'As root, give yourself the device by a udev rule, or use the system connection.',
    });
  return found;
}
