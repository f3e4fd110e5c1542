import type { PciDevice } from '../../contract/devices.ts';
import type { PassthroughOptions } from '../../contract/passthrough.ts';
import type { PassthroughWay } from '../../contract/passthrough-request.ts';
import { isFree } from './free-drivers.ts';
import { bootProblem } from './host/boot-problem.ts';
import { needsIommu } from './host/iommu.ts';
import type { Setting } from './setting.ts';
import { displaysOf, otherDisplays } from './unit.ts';

type OfferedWay = PassthroughOptions['ways'][number];

/** Drivers of graphics cards that were written for one life: told to let go, they hang or leave the card half set up. */
const CLINGING = new Set(['nvidia', 'amdgpu', 'nouveau', 'radeon', 'i915', 'xe']);

/** The three ways of taking the devices from the host, the best here first. */
export function waysFor(setting: Setting, devices: readonly PciDevice[]): OfferedWay[] {
  const { best, why } = bestWay(setting, devices);
  const offered = [managed(setting, devices), boot(setting, devices), singleGpu(setting, devices)];
  return offered
    .map(({ way, ...rest }) => ({ way, ...rest, best: way === best, why: why[way] }))
    .toSorted((a, b) => rank(a) - rank(b));
}

const rank = ({ best, refused }: OfferedWay) => (best ? 0 : refused === undefined ? 1 : 2);

/** The way that an expert would take, and why; for the others what speaks against them. */
export function bestWay(
  setting: Setting,
  devices: readonly PciDevice[],
): { readonly best: PassthroughWay; readonly why: Readonly<Record<PassthroughWay, string>> } {
  const displays = displaysOf(devices);
  const spare = otherDisplays(setting, devices).length > 0;
  if (displays.length > 0 && !spare && singleGpu(setting, devices).refused === undefined) {
    return {
      best: 'single-gpu',
      why: {
        'single-gpu': 'This is the only screen the host has: it can only be lent, and has to come back.',
        managed: 'The desktop holds the card, and its driver would hang when told to let go.',
        boot: 'The host would never have a screen again.',
      },
    };
  }
  const clinging = displays.find(({ driver }) => driver !== undefined && CLINGING.has(driver));
  const stuck = devices.find(device => !isFree(device) && device.resetMethods?.length === 0);
  if ((clinging ?? stuck) !== undefined && boot(setting, devices).refused === undefined) {
    const why = clinging
      ? `${clinging.driver ?? 'Its driver'} often hangs when it is told to let go of a card, and the host has another screen.`
      : 'It cannot be reset: once a driver of the host has used it, guests may not get it to work.';
    return {
      best: 'boot',
      why: {
        boot: why,
        managed: 'Works without a reboot where the driver lets go; with this one it is a gamble.',
        'single-gpu': 'The host has another screen: there is no need to take this one from it.',
      },
    };
  }
  return {
    best: 'managed',
    why: {
      managed: devices.every(isFree)
        ? 'No driver of the host holds it: libvirt only has to take it.'
        : 'The host has it whenever the guest is off, and nothing of its start is changed.',
      boot: 'Not needed here: the host’s driver lets go of it.',
      'single-gpu':
        displays.length > 0
          ? 'The host has another screen: there is no need to take this one from it.'
          : 'There is no screen among the devices.',
    },
  };
}

type Offer = Omit<OfferedWay, 'best' | 'why'>;

function managed(setting: Setting, devices: readonly PciDevice[]): Offer {
  const only = displaysOf(devices).length > 0 && otherDisplays(setting, devices).length === 0;
  return {
    way: 'managed',
    title: 'When the guest starts',
    says: 'libvirt takes the device from the host’s driver when the guest starts, and gives it back when it stops.',
    gains: ['The host has the device while the guest is off.', 'Nothing of how the host starts is changed.'],
    costs: ['The host’s driver has to let go of it each time.'],
    reboot: needsIommu(setting),
    ...(only && { refused: 'It is the only screen of the host, whose desktop does not let go of it.' }),
  };
}

function boot(setting: Setting, devices: readonly PciDevice[]): Offer {
  const problem = bootProblem(setting, { binding: true });
  const only = displaysOf(devices).length > 0 && otherDisplays(setting, devices).length === 0;
  const refused = only ? 'The host would start without any screen.' : problem?.params['reason'];
  return {
    way: 'boot',
    title: 'From the host’s start',
    says: 'The device is kept for guests before any driver of the host sees it.',
    gains: [
      'The surest: no driver has to let go, and the card is as fresh as after power-on.',
      'One start without it is a word at the loader’s menu: innkeeper=off.',
    ],
    costs: ['The host never has the device.', 'The host restarts once now, and once to undo it.'],
    reboot: true,
    ...(refused !== undefined && { refused }),
  };
}

function singleGpu(setting: Setting, devices: readonly PciDevice[]): Offer {
  const spare = otherDisplays(setting, devices).length > 0;
  const refused =
    displaysOf(devices).length === 0
      ? 'There is no screen among the devices.'
      : spare
        ? 'The host has another screen: take the card at its start, or when the guest starts.'
        : setting.facts === undefined
          ? 'The host’s own files cannot be read over this connection.'
          : hookName(setting.guest.name);
  return {
    way: 'single-gpu',
    title: 'The only screen, lent',
    says: 'When the guest starts, the desktop is closed and the card goes over; when it stops, the desktop comes back.',
    gains: ['One card is enough.'],
    costs: [
      'Everything open on the host’s desktop is closed when the guest starts.',
      'If something goes wrong the screen stays dark: have ssh ready.',
    ],
    reboot: needsIommu(setting),
    ...(refused !== undefined && { refused }),
  };
}

/** libvirt's hooks are kept in a folder of the guest's name. */
function hookName(name: string): string | undefined {
  return /^[A-Za-z0-9][A-Za-z0-9_.+-]{0,99}$/.test(name)
    ? undefined
    : 'Hooks need a guest whose name has only letters, digits and _ . + -; rename it first.';
}
