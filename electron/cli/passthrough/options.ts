import type { PassthroughRequest } from '#shared/contract/passthrough-request.ts';
import { passthroughRequestSchema } from '#shared/contract/passthrough-request.ts';
import { type OptionValue, CliError, type VerbInput, type VerbOptions } from '../verb.ts';

export const passthroughOptions = {
  way: { type: 'string' },
  rom: { type: 'string' },
  'hide-kvm': { type: 'boolean' },
  'vendor-id': { type: 'string' },
  video: { type: 'string' },
  'pin-cpus': { type: 'boolean' },
  'huge-pages': { type: 'string' },
  usb: { type: 'string', multiple: true },
  evdev: { type: 'string', multiple: true },
  'looking-glass': { type: 'string' },
  user: { type: 'string' },
  'lock-memory': { type: 'boolean' },
  machine: { type: 'string' },
  firmware: { type: 'string' },
  yes: { type: 'boolean' },
} as const satisfies VerbOptions;

export const passthroughOptionHelp = [
  ['plan GUEST DEVICE…', 'what would be done: every file, the guest’s document, the risks, the way back'],
  ['apply GUEST DEVICE…', 'do it; without --yes it only shows the plan, and ends with 1'],
  ['list', 'what was given to whom, and whether the host still has to restart'],
  ['verify GUEST [DEVICE]', 'whether all of it is so, after the restart'],
  ['undo GUEST [DEVICE]', 'take it back; without --yes it only shows what would be done, and ends with 1'],
  ['continue GUEST [DEVICE]', 'go on with what was interrupted'],
  ['--way WAY', 'managed, boot or single-gpu; left out: the best for this host'],
  ['--rom none|dump|PATH', 'the card’s own ROM, a copy of it, or a file of the host'],
  ['--video keep|none|fallback', 'the guest’s own screens beside the card'],
  ['--pin-cpus', 'each virtual CPU on one of the host, near the device'],
  ['--huge-pages 2M|1G', 'memory of the guest in large pages, set aside where they are missing'],
  ['--usb VENDOR:PRODUCT', 'give this USB device too; may be repeated'],
  ['--evdev PATH', 'share this keyboard or mouse; may be repeated'],
  ['--looking-glass WAY,WxH', 'shmem or kvmfr, such as shmem,1920x1080; with --user NAME'],
  ['--hide-kvm, --vendor-id ID', 'for old drivers that refuse to work in guests'],
  ['--lock-memory', 'none of the guest’s memory is swapped out'],
  ['--machine q35, --firmware uefi', 'only for guests that are yet to be installed'],
] as const;

type Options = Partial<Omit<PassthroughRequest, 'guest' | 'devices'>>;

/** Throws CliError for a value that is none of those that can be given, naming its option. */
export function optionsOf({ values }: Pick<VerbInput, 'values'>): Options {
  const asked = {
    way: text(values['way']),
    rom: romOf(text(values['rom'])),
    hideKvm: flag(values['hide-kvm']),
    vendorId: text(values['vendor-id']),
    video: text(values['video']),
    pinCpus: flag(values['pin-cpus']),
    hugePages: text(values['huge-pages']),
    usb: list(values['usb'])?.map(ids => {
      const [vendor = '', product = ''] = ids.toLowerCase().split(':');
      return { vendor, product };
    }),
    evdev: list(values['evdev']),
    lookingGlass: frameOf(text(values['looking-glass']), text(values['user'])),
    lockMemory: flag(values['lock-memory']),
    machine: text(values['machine']),
    firmware: text(values['firmware']),
  };
  const parsed = passthroughRequestSchema.omit({ guest: true, devices: true }).safeParse(asked);
  if (parsed.success) {
    return Object.fromEntries(
      Object.entries(parsed.data).filter(([, value]) => value !== undefined),
    ) as Options;
  }
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? '');
  const option = field.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
  throw new CliError(
    `passthrough: --${option}: ${issue?.message ?? 'cannot be used'}. Try: innkeeper passthrough --help`,
  );
}

const text = (value: OptionValue) => (typeof value === 'string' ? value : undefined);
const flag = (value: OptionValue) => (value === true ? true : undefined);
const list = (value: OptionValue) => (Array.isArray(value) ? value.map(String) : undefined);

function romOf(rom: string | undefined) {
  if (rom === undefined) return undefined;
  return rom === 'none' || rom === 'dump' ? { from: rom } : { from: 'file', path: rom };
}

function frameOf(frame: string | undefined, user: string | undefined) {
  if (frame === undefined) return undefined;
  const [, by, width, height] = /^(shmem|kvmfr),(\d+)x(\d+)$/.exec(frame) ?? [];
  if (by === undefined)
    throw new CliError('passthrough: --looking-glass: write shmem,1920x1080 or kvmfr,2560x1440.');
  if (user === undefined)
    throw new CliError('passthrough: --looking-glass needs --user NAME: who looks at the picture.');
  return { by, width: Number(width), height: Number(height), user };
}
