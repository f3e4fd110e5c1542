import type { DeviceVerdict, UsbDevice, VerdictLevel } from '../../contract/devices.ts';
import type { Keyboard } from './keyboards.ts';

/** What else there is to know of the host for a verdict on its USB devices. */
export interface UsbSurroundings {
  readonly keyboards: readonly Keyboard[];
  /** People sit in front of it: it is the computer this runs on. */
  readonly here: boolean;
}

interface Finding {
  readonly level: VerdictLevel;
  readonly label: string;
  readonly text: string;
  readonly remedy?: string;
}

type Use<By> = Extract<UsbDevice['usedBy'][number], { by: By }>;

const weights: readonly VerdictLevel[] = ['never', 'in-use', 'risky', 'step', 'ready'];

/** Whether the host can do without a USB device. */
export function usbVerdict(device: UsbDevice, surroundings: UsbSurroundings): DeviceVerdict {
  const findings = [
    ...device.usedBy.flatMap(use => (use.by === 'disk' ? [disk(use)] : [])),
    ...device.usedBy.flatMap(use => (use.by === 'network' ? [network(use)] : [])),
    ...device.usedBy.flatMap(use => (use.by === 'guest' ? guest(use) : [])),
    ...keyboard(device, surroundings),
    ...twins(device),
  ].toSorted((a, b) => weights.indexOf(a.level) - weights.indexOf(b.level));
  return {
    level: findings[0]?.level ?? 'ready',
    label: findings[0]?.label ?? 'Ready',
    reasons: findings.map(({ text, remedy }) => ({ text, ...(remedy !== undefined && { remedy }) })),
  };
}

function disk({ root, targets }: Use<'disk'>): Finding {
  if (root) return { level: 'never', label: 'Never', text: 'The host runs from it: / is on this disk.' };
  return {
    level: 'never',
    label: 'In use',
    text: `The host uses it for ${targets.join(', ')}: taking it away loses what is being written.`,
    remedy: 'Unmount it on the host first.',
  };
}

function network({ names, only }: Use<'network'>): Finding {
  return only
    ? {
        level: 'never',
        label: 'Never',
        text: `The host’s only way to the network goes by it (${names.join(', ')}).`,
        remedy: 'Connect the host by another network card first.',
      }
    : {
        level: 'risky',
        label: 'Risky',
        text: `The host has a network there (${names.join(', ')}) and loses it.`,
      };
}

function guest({ name, running }: Use<'guest'>): Finding[] {
  return running
    ? [
        {
          level: 'in-use',
          label: 'In use',
          text: `The guest “${name}” has it now.`,
          remedy: 'Take it back there first.',
        },
      ]
    : [{ level: 'ready', label: 'Ready', text: `The guest “${name}” gets it when it starts.` }];
}

function keyboard({ port }: UsbDevice, { keyboards, here }: UsbSurroundings): Finding[] {
  if (!keyboards.some(each => each.port === port)) return [];
  const others = keyboards.filter(each => each.port !== port);
  if (others.length > 0)
    return [{ level: 'risky', label: 'Keyboard', text: 'What is typed on it goes to the guest alone.' }];
  return [
    here
      ? {
          level: 'never',
          label: 'Only keyboard',
          text: 'It is the host’s only keyboard: nobody could type on the host any more.',
          remedy:
            'Plug in a second one, or share it by evdev: both Ctrl keys together then pass it from host to guest.',
        }
      : {
          level: 'risky',
          label: 'Only keyboard',
          text: 'It is the host’s only keyboard: the host is then reached over the network alone.',
        },
  ];
}

function twins({ twins: count, ids }: UsbDevice): Finding[] {
  if (count === 0) return [];
  return [
    {
      level: 'ready',
      label: 'Ready',
      text: `${count === 1 ? 'Another' : `${count} others`} of the same make (${ids}) ${count === 1 ? 'is' : 'are'} plugged in: choose it by its port.`,
    },
  ];
}
