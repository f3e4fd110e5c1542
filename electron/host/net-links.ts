import type { HostTree } from './tree/host-tree.ts';

/** A network interface of a host that guests can be joined to. */
export interface NetLink {
  readonly name: string;
  /** `physical` and `bond` can carry macvtap; a VLAN can too. */
  readonly kind: 'bridge' | 'physical' | 'bond' | 'vlan';
  readonly wireless: boolean;
  readonly up: boolean;
  /** Megabits a second, where a cable is in. */
  readonly speed?: number;
}

const LINKS = 'sys/class/net';

/** Documentation/ABI/testing/sysfs-class-net of the kernel. Other interfaces (lo, tap, veth …) are left out. */
export async function readNetLinks(tree: HostTree): Promise<NetLink[]> {
  const links = await Promise.all((await tree.names(LINKS)).map(name => readLink(tree, name)));
  return links.filter(link => link !== undefined).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function readLink(tree: HostTree, name: string): Promise<NetLink | undefined> {
  const folder = `${LINKS}/${name}`;
  const [inside, state, speed, uevent] = await Promise.all([
    tree.names(folder),
    tree.text(`${folder}/operstate`),
    tree.text(`${folder}/speed`),
    tree.text(`${folder}/uevent`),
  ]);
  const kind = kindOf(inside, uevent ?? '');
  if (!kind) return undefined;
  const megabits = Number(speed);
  return {
    name,
    kind,
    wireless: inside.includes('wireless') || inside.includes('phy80211'),
    // Virtual cards do not know whether their cable is in.
    up: state === 'up' || state === 'unknown',
    ...(megabits > 0 && megabits < NO_SPEED && { speed: megabits }),
  };
}

/** Drivers that do not know write -1, some of them without its sign. */
const NO_SPEED = 0xffff_ffff;

function kindOf(inside: readonly string[], uevent: string): NetLink['kind'] | undefined {
  if (inside.includes('bridge')) return 'bridge';
  if (inside.includes('bonding')) return 'bond';
  if (/^DEVTYPE=vlan$/m.test(uevent)) return 'vlan';
  return inside.includes('device') ? 'physical' : undefined;
}
