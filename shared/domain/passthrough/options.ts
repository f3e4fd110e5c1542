import type { PciDevice } from '../../contract/devices.ts';
import type { PassthroughOptions } from '../../contract/passthrough.ts';
import { defaultChoices } from './choices.ts';
import { evdevName } from './evdev-name.ts';
import { isExpress, isUefi } from './guest/machine.ts';
import { romRefusal } from './host/card-steps.ts';
import { freePages, memoryOf, pageBytes, pagesOf, type PageSize } from './host/page-steps.ts';
import { pinsFor } from './pins.ts';
import { HOST_RESERVE } from './problems.ts';
import { refusals } from './refused.ts';
import type { Setting } from './setting.ts';
import { displaysOf, givenDevice, mainDevice, unitOf } from './unit.ts';
import { bestWay, waysFor } from './ways.ts';

const UNREAD = 'The host’s own files cannot be reached over this connection.';

/** Everything that can be chosen, what is best here, and why. `inputs`: paths of keyboards and mice of the host. */
export function passthroughOptions(setting: Setting, inputs: readonly string[] = []): PassthroughOptions {
  const { request, guest } = setting;
  const devices = unitOf(setting.map, request.devices);
  const refused = refusals(setting, devices);
  const way = bestWay(setting, devices).best;
  const { document } = guest;
  return {
    guest: {
      name: guest.name,
      state: guest.state,
      machine: document.os.machine ?? '',
      firmware: isUefi(document) ? 'uefi' : 'bios',
      memory: memoryOf(setting),
      vcpus: Number(document.vcpu.maximum ?? 1),
    },
    devices: devices.map(device => givenDevice(device, request.devices)),
    refused,
    ways: waysFor(setting, devices),
    defaults: defaultChoices(way, devices),
    rom: romOptions(setting, devices),
    hide: {
      why: 'Only old drivers look for a hypervisor: those for GeForce cards before version 465. It costs Linux guests their fast clock.',
    },
    video: videoOptions(devices),
    pinCpus: pinOptions(setting, devices),
    hugePages: pageOptions(setting),
    input: inputOptions(setting, inputs),
    lookingGlass: frameOptions(setting, devices),
    machine: machineOptions(setting),
    firmware: firmwareOptions(setting),
    memory: {
      why: 'The device pins the guest’s memory by itself; locking also holds what QEMU needs, and costs nothing more.',
    },
  };
}

/** Leaves the key out where there is nothing to say. */
const said = <Key extends string>(key: Key, text: string | undefined) =>
  (text === undefined ? {} : { [key]: text }) as { [Name in Key]?: string };

function romOptions(setting: Setting, devices: readonly PciDevice[]): PassthroughOptions['rom'] {
  return {
    why: 'Most cards show their ROM by themselves. One that the host’s firmware started with may need a copy.',
    options: [
      { value: 'none', label: 'The card’s own', says: 'The guest reads what the card shows.' },
      {
        value: 'dump',
        label: 'Copy it from the card',
        says: 'The helper reads it out while no driver is at work, and keeps it on the host.',
        ...said('refused', romRefusal(setting, devices)),
      },
      {
        value: 'file',
        label: 'A file on the host',
        says: 'For example from the maker of the card.',
        risk: 'With the ROM of another card the guest shows nothing.',
      },
    ],
  };
}

function videoOptions(devices: readonly PciDevice[]): PassthroughOptions['video'] {
  const screens = displaysOf(devices).length > 0;
  return {
    why: screens
      ? 'Until the card’s driver is installed in the guest, the emulated screen is the one that shows something.'
      : 'There is no screen among the devices.',
    options: [
      { value: 'keep', label: 'As it is', says: 'Nothing of the guest’s own screens is changed.' },
      {
        value: 'none',
        label: 'Only the card',
        says: 'The guest draws on the card from its first moment.',
        ...said('refused', screens ? undefined : 'The guest would have no screen at all.'),
        ...said('risk', 'Without a working driver nothing is seen of it.'),
      },
      {
        value: 'fallback',
        label: 'A plain screen beside it',
        says: 'A VGA that every system knows, in a window of Innkeeper.',
      },
    ],
  };
}

function pinOptions(
  { host, guest, request }: Setting,
  devices: readonly PciDevice[],
): PassthroughOptions['pinCpus'] {
  const pins = pinsFor(host.topology, guest, mainDevice(devices, request.devices)?.node);
  if ('refused' in pins)
    return { pins: [], emulator: [], refused: pins.refused, why: 'Pictures and sound stutter less.' };
  return {
    pins: pins.pins.map(on => [...on]),
    emulator: [...pins.emulator],
    ...(pins.node !== undefined && { node: pins.node }),
    why: 'Pictures and sound stutter less; other programs of the host may still run there, unless those cores are kept free.',
  };
}

function pageOptions(setting: Setting): PassthroughOptions['hugePages'] {
  const option = (value: PageSize, label: string, says: string) => {
    const pages = pagesOf(memoryOf(setting), value);
    const known = setting.facts?.hugePages.some(({ size }) => size === pageBytes[value]);
    const missing = pages - freePages(setting, value);
    const tooMuch = missing * pageBytes[value] > setting.host.memory - HOST_RESERVE;
    return {
      value,
      label,
      says: `${says} ${pages} of them; ${missing > 0 ? `${missing} more have to be set aside` : 'as many are free'}.`,
      ...said(
        'refused',
        setting.facts === undefined
          ? UNREAD
          : known === false
            ? 'The host’s CPU or kernel does not have them.'
            : tooMuch
              ? 'The host has not as much memory.'
              : undefined,
      ),
    };
  };
  return {
    why: 'Linux makes large pages by itself where it can: setting them aside helps where many guests compete, or 1 GiB at a time.',
    options: [
      { value: 'none', label: 'No', says: 'Linux decides.' },
      option('2M', '2 MiB', 'Can be had at any time while memory is not in pieces.'),
      option('1G', '1 GiB', 'Best for large guests; set aside when the host starts.'),
    ],
  };
}

function inputOptions({ map }: Setting, inputs: readonly string[]): PassthroughOptions['input'] {
  return {
    why: 'A guest that is looked at on its own monitor needs something to type with. Shared ones stay with the host too.',
    usb: map.usb.map(({ ids, name, port, what, usedBy }) => {
      const [vendor = '', product = ''] = ids.split(':');
      const busy = usedBy.find(({ by }) => by === 'disk' || by === 'network' || by === 'guest');
      return {
        vendor,
        product,
        name,
        port,
        what,
        ...said('refused', busy && (busy.by === 'guest' ? 'Another guest has it.' : 'The host uses it.')),
      };
    }),
    evdev: inputs.map(path => ({ path, name: evdevName(path) })),
  };
}

function frameOptions({ facts }: Setting, devices: readonly PciDevice[]): PassthroughOptions['lookingGlass'] {
  const refused =
    facts === undefined
      ? UNREAD
      : displaysOf(devices).length === 0
        ? 'There is no screen among the devices.'
        : undefined;
  return {
    why: 'Shows the card’s picture in a window of the host, without a second monitor; a program inside the guest sends it.',
    options: [
      { value: 'none', label: 'No', says: 'The picture is on the card’s own monitor.' },
      {
        value: 'shmem',
        label: 'By shared memory',
        says: 'Works everywhere.',
        ...said('refused', refused),
      },
      {
        value: 'kvmfr',
        label: 'By its kernel module',
        says: 'Copies less; the module kvmfr has to be installed on the host.',
        risk: 'It has to be built again for each new kernel; libvirt does not check the arguments that it needs.',
        ...said('refused', refused),
      },
    ],
  };
}

function machineOptions({ guest: { document } }: Setting): PassthroughOptions['machine'] {
  const express = isExpress(document);
  const machine = document.os.machine ?? 'its machine';
  return {
    why: express
      ? `${machine} has PCI Express.`
      : `${machine} has no PCI Express, which some drivers ask for; what is installed may not start on another machine.`,
    options: [
      { value: 'keep', label: machine, says: 'What is installed starts as before.' },
      {
        value: 'q35',
        label: 'q35',
        says: 'Has PCI Express.',
        ...said('refused', express ? 'It has PCI Express already.' : undefined),
        risk: 'A system that is installed already may not start; Windows asks to be activated again.',
      },
    ],
  };
}

function firmwareOptions({ guest: { document } }: Setting): PassthroughOptions['firmware'] {
  const uefi = isUefi(document);
  return {
    why: uefi
      ? 'It starts with UEFI, as cards of today do.'
      : 'It starts with BIOS. Cards of today start with UEFI; a system that was installed with BIOS does not.',
    options: [
      { value: 'keep', label: uefi ? 'UEFI' : 'BIOS', says: 'What is installed starts as before.' },
      {
        value: 'uefi',
        label: 'UEFI',
        says: 'The card shows a picture from the first moment.',
        ...said('refused', uefi ? 'It starts with UEFI already.' : undefined),
        risk: 'A system that was installed with BIOS does not start with UEFI.',
      },
    ],
  };
}
