import type { GuestHostDevice } from '../../../contract/create/host-device.ts';
import type { CreateProblem } from '../../../contract/create/plan.ts';
import { invalid, problem, unsupported } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { companionsOf } from './companions.ts';
import type { HostDevicesPart } from './host-devices.ts';
import { mediatedOption, usbOptions } from './options.ts';
import { pciProblems, vfioProblem } from './pci-problems.ts';

export function hostDeviceProblems({ hostDevices }: HostDevicesPart, setting: Setting): CreateProblem[] {
  const functions = (setting.request.nics ?? []).flatMap(({ target }) =>
    target?.to === 'function' ? [target.address as string] : [],
  );
  return hostDevices.flatMap((device, index) => {
    const field = `hostDevices.${index}`;
    const key = keyOf(device);
    if (hostDevices.findIndex(other => keyOf(other) === key) < index || functions.includes(key))
      return [invalid(field, 'This device is given to the guest already.')];
    return problemsOf(device, field, setting);
  });
}

function keyOf(device: GuestHostDevice): string {
  if (device.kind === 'pci') return device.address;
  if (device.kind === 'mediated') return device.uuid.toLowerCase();
  return [device.vendor, device.product, device.bus, device.device].join(' ');
}

function problemsOf(device: GuestHostDevice, field: string, setting: Setting): CreateProblem[] {
  switch (device.kind) {
    case 'pci': {
      const found = pciProblems(device.address, field, setting);
      return found.length > 0 ? found : companionProblems(device.address, field, setting);
    }
    case 'usb':
      return usbProblems(device, field, setting);
    case 'mediated':
      return mediatedProblems(device.uuid, field, setting);
  }
}

/** A driver of the host on one of the group could be reached by the guest through the others. */
function companionProblems(address: string, field: string, setting: Setting): CreateProblem[] {
  const inUse = companionsOf(address, setting).filter(({ state }) => state === 'in-use');
  if (inUse.length === 0) return [];
  const names = inUse.map(({ label }) => label).join(', ');
  return [
    problem(
      field,
      'RESOURCE_BUSY',
      { path: address },
      `It shares its IOMMU group with ${names}, which the host uses: all of them go to the guest, or none. Add ${inUse.length === 1 ? 'it' : 'them'}, or put the card into another slot.`,
    ),
  ];
}

function usbProblems(
  device: Extract<GuestHostDevice, { kind: 'usb' }>,
  field: string,
  setting: Setting,
): CreateProblem[] {
  const { facts, offer } = setting;
  const { emulated, pci } = traitsOf(setting);
  if (!emulated || !pci || !offer.hostDevices.includes('usb'))
    return [unsupported(field, facts, 'This machine takes no USB devices of the host.')];
  if ((device.bus === undefined) !== (device.device === undefined))
    return [invalid(field, 'A place on the USB has a bus and a device number; give both or none.')];
  const found = usbOptions(device, facts.devices);
  const placed = device.bus !== undefined;
  const id = `${device.vendor}:${device.product}`;
  if (placed && found.length === 0)
    return [
      problem(
        field,
        'NOT_FOUND',
        { name: id },
        `No ${id} is plugged in at bus ${device.bus}, device ${device.device}.`,
      ),
    ];
  if (found.length > 1)
    return [invalid(field, `${found.length} devices ${id} are plugged in. Choose one by its place.`)];
  const user = found[0]?.usedBy[0];
  if (user === undefined) return [];
  return [
    problem(field, 'RESOURCE_BUSY', { path: found[0]?.name ?? id, name: user }, `${user} runs with it.`),
  ];
}

function mediatedProblems(uuid: string, field: string, setting: Setting): CreateProblem[] {
  const unable = vfioProblem(field, setting);
  if (unable) return [unable];
  const option = mediatedOption(uuid, setting.facts.devices);
  if (!option)
    return [
      problem(field, 'NOT_FOUND', { name: uuid }, `${setting.facts.host} has no mediated device ${uuid}.`),
    ];
  const [user] = option.usedBy;
  return user === undefined
    ? []
    : [problem(field, 'RESOURCE_BUSY', { path: option.name, name: user }, `${user} runs with it.`)];
}
