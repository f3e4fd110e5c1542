import { formatBytes } from '../units.ts';
import { isExpress, isUefi } from './guest/machine.ts';
import { isFree } from './free-drivers.ts';
import { memoryOf } from './host/page-steps.ts';
import type { Decided, Risk } from './setting.ts';
import { displaysOf } from './unit.ts';

/** What may go wrong although nothing forbids it, the weightiest first. */
export function risks(decided: Decided): Risk[] {
  return [
    ...screenRisks(decided),
    ...verdictRisks(decided),
    ...changeRisks(decided),
    ...resetRisks(decided),
    ...pictureRisks(decided),
    ...sharedRisks(decided),
    ...memoryRisks(decided),
  ];
}

function screenRisks({ way, devices, host }: Decided): Risk[] {
  if (way === 'single-gpu')
    return [
      {
        text: 'The host has no screen while the guest runs.',
        why: 'If the card does not come back when the guest stops, the screen stays dark.',
        remedy: `Try that ssh to ${host.ssh ?? 'this host'} works from another device before the first start.`,
      },
    ];
  const lit = displaysOf(devices).some(({ usedBy }) =>
    usedBy.some(use => use.by === 'display' && use.how !== 'boot'),
  );
  if (!lit) return [];
  return [
    {
      text: 'A monitor, or the text console, is on this card now.',
      why:
        way === 'boot'
          ? 'After the restart that monitor shows only the guest.'
          : 'The desktop holds the card: its driver may hang when libvirt takes it.',
      remedy: 'Put the host’s monitor on the other card first.',
    },
  ];
}

function verdictRisks({ devices }: Decided): Risk[] {
  return devices
    .filter(({ verdict }) => verdict.level === 'risky')
    .flatMap(({ name, address, verdict }) =>
      verdict.reasons.map(({ text, remedy }) => ({
        text: `${name} (${address}): ${text}`,
        why: 'It can be done all the same.',
        ...(remedy !== undefined && { remedy }),
      })),
    );
}

function changeRisks({ choices, guest: { document } }: Decided): Risk[] {
  const found: Risk[] = [];
  if (choices.machine === 'q35' && !isExpress(document))
    found.push({
      text: 'A system that is installed already may not start on the machine q35.',
      why: 'Its disks and cards hang on other buses there; Windows also asks to be activated again.',
      remedy: 'Take a snapshot or a backup first. Undoing brings the old machine back.',
    });
  if (choices.firmware === 'uefi' && !isUefi(document))
    found.push({
      text: 'A system that was installed with BIOS does not start with UEFI.',
      why: 'It looks for its loader on a partition that such a disk does not have.',
      remedy: 'Choose this only for a guest that is yet to be installed, or convert its disk first.',
    });
  return found;
}

function resetRisks({ devices }: Decided): Risk[] {
  return devices
    .filter(({ resetMethods }) => resetMethods?.length === 0)
    .map(({ name, address }) => ({
      text: `${name} (${address}) cannot be reset.`,
      why: 'It may work for the first start of the guest, and not again until the host restarts.',
      remedy: 'Stop the guest by shutting it down, not by force.',
    }));
}

function pictureRisks({ devices, choices, guest: { document } }: Decided): Risk[] {
  if (displaysOf(devices).length === 0) return [];
  const found: Risk[] = [];
  if (!isUefi(document) && choices.firmware !== 'uefi')
    found.push({
      text: 'The guest starts with BIOS.',
      why: 'Cards of today show nothing with it before the system’s own driver is there.',
      remedy: 'Choose UEFI for a guest that is yet to be installed.',
    });
  if (!isExpress(document) && choices.machine !== 'q35')
    found.push({
      text: `The machine ${document.os.machine ?? 'of the guest'} has no PCI Express.`,
      why: 'Some drivers refuse to work on the older bus.',
      remedy: 'Choose q35 for a guest that is yet to be installed.',
    });
  if (choices.video === 'keep' && document.devices.videos.items.some(({ model }) => model !== 'none'))
    found.push({
      text: 'The guest sees two screens: the card, and the emulated one.',
      why: 'Most systems draw on the emulated one first, and the monitor on the card stays dark until its driver is there.',
      remedy: 'Install the card’s driver with both, then choose video “none”.',
    });
  if (choices.lookingGlass.by === 'kvmfr')
    found.push({
      text: 'QEMU gets arguments past libvirt.',
      why: 'libvirt does not check them, and calls such a guest tainted.',
    });
  return found;
}

function sharedRisks({ devices, guest }: Decided): Risk[] {
  const names = new Set(
    devices.flatMap(({ usedBy }) =>
      usedBy.flatMap(use => (use.by === 'guest' && use.uuid !== guest.uuid ? [use.name] : [])),
    ),
  );
  if (names.size === 0) return [];
  const list = [...names].map(name => `“${name}”`).join(', ');
  return [
    {
      text: `${list} ${names.size === 1 ? 'has' : 'have'} it in ${names.size === 1 ? 'its' : 'their'} document too.`,
      why: 'Only one of them can run at a time.',
    },
  ];
}

function memoryRisks(decided: Decided): Risk[] {
  const { host, guest, devices, way } = decided;
  const wanted = memoryOf(decided);
  const found: Risk[] = [];
  if (host.freeMemory !== undefined && wanted > host.freeMemory && guest.state === 'off')
    found.push({
      text: `The guest takes ${formatBytes(wanted)} at once, and ${formatBytes(host.freeMemory)} are free now.`,
      why: 'With a device of the host its memory cannot be swapped, shared or taken back.',
      remedy: 'Shut other guests down before it starts, or give it less memory.',
    });
  if (way === 'managed' && devices.some(device => !isFree(device)))
    found.push({
      text: 'While the guest runs, the host is without the device.',
      why: 'Its driver lets go of it at the start and takes it back afterwards.',
    });
  found.push({
    text: 'While it runs, the guest cannot be saved, moved to another host or have snapshots of its memory.',
    why: 'Part of its state is in the hardware.',
  });
  return found;
}
