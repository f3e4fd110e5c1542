import type { OtherKeeper } from '../../contract/sriov.ts';

/** A line of a configuration file that has to do with virtual functions, as `grep -rn` found it. */
export interface FoundLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Where programs look that make functions when the host starts. */
export const KEEPER_PLACES = [
  '/etc/udev/rules.d',
  '/etc/systemd/network',
  '/etc/systemd/system',
  '/etc/NetworkManager/system-connections',
  '/etc/sysfs.conf',
  '/etc/sysfs.d',
  '/etc/netplan',
  '/etc/network/interfaces',
  '/etc/network/interfaces.d',
  '/etc/modprobe.d',
] as const;

/** For `grep -E`: the lines that make functions, and those that tell of which device. */
export const KEEPER_PATTERN = [
  'sriov_numvfs',
  'SR-IOVVirtualFunctions',
  'total-vfs',
  'virtual-function-count',
  'max_vfs',
  '^(Path|OriginalName|MACAddress|PermanentMACAddress|interface-name|mac-address)=',
  '^ +[A-Za-z0-9_.-]+: *$',
].join('|');

type Way = OtherKeeper['by'];

const WRITTEN = /echo\s+(\d+)\s*>.*sriov_numvfs|sriov_numvfs/;

const ways: readonly (readonly [path: RegExp, by: Way, count: RegExp])[] = [
  [/^\/etc\/udev\//, 'udev', /sriov_numvfs[^0-9]*(\d+)/],
  [/\.link$/, 'systemd-link', /^\s*SR-IOVVirtualFunctions\s*=\s*(\d+)/],
  [/^\/etc\/systemd\//, 'systemd', WRITTEN],
  [/^\/etc\/NetworkManager\//, 'networkmanager', /^\s*total-vfs\s*=\s*(\d+)/],
  [/^\/etc\/sysfs\./, 'sysfsutils', /sriov_numvfs\s*=\s*(\d+)/],
  [/^\/etc\/netplan\//, 'netplan', /virtual-function-count:\s*(\d+)/],
  [/^\/etc\/network\//, 'ifupdown', WRITTEN],
  [/^\/etc\/modprobe\.d\//, 'module', /max_vfs=(\d+)/],
];

/** `/etc/udev/rules.d/x.rules:3:ACTION==…`, line by line; others are passed over. */
export function readFoundLines(text: string): FoundLine[] {
  return text.split('\n').flatMap(row => {
    const match = /^(\/[^:]+):(\d+):(.*)$/.exec(row);
    return match ? [{ file: match[1] ?? '', line: Number(match[2]), text: (match[3] ?? '').trim() }] : [];
  });
}

interface Device {
  readonly address: string;
  readonly driver?: string | undefined;
  readonly nets: readonly { readonly name: string; readonly mac?: string | undefined }[];
}

/**
 * What else makes functions of this device at every start. A line belongs to it when the line itself, or those of
 * its file that say which device is meant, name its address, an interface or a MAC address of it; of a module's
 * options, its driver. Our own files are left out.
 */
export function otherKeepers(found: readonly FoundLine[], device: Device): OtherKeeper[] {
  return found.flatMap((line): OtherKeeper[] => {
    const { file, text } = line;
    if (text.startsWith('#') || /\/innkeeper[^/]*$/.test(file)) return [];
    const way = ways.find(([path]) => path.test(file));
    const match = way?.[2].exec(text);
    if (!way || !match) return [];
    const [, by] = way;
    if (![line, ...matching(found, line, by)].some(each => means(each.text, device, by))) return [];
    return [{ by, ...line, ...(match[1] !== undefined && { count: Number(match[1]) }) }];
  });
}

/** The other lines that say which device a line is about. */
function matching(found: readonly FoundLine[], { file, line }: FoundLine, by: Way): FoundLine[] {
  const same = found.filter(each => each.file === file);
  if (by !== 'netplan')
    return same.filter(({ text }) => /^(Path|\w+Name|\w*MACAddress|interface-name|mac-address)=/.test(text));
  return same.filter(each => each.line < line && each.text.endsWith(':')).slice(-1);
}

function means(text: string, { address, driver, nets }: Device, by: Way): boolean {
  if (by === 'module') return driver !== undefined && new RegExp(`^options\\s+${driver}\\s`).test(text);
  const lower = text.toLowerCase();
  return (
    lower.includes(address) ||
    nets.some(({ name, mac }) => wordIn(text, name) || (mac !== undefined && lower.includes(mac)))
  );
}

function wordIn(text: string, word: string): boolean {
  return text.split(/[^A-Za-z0-9_.-]+/).includes(word);
}
