import type { HostLink, LinkKind } from '#shared/domain/wiring/host-net-facts.ts';
import { inSlices } from '../devices/in-slices.ts';
import { isPciAddress, linkName, pciAbove, toHex, told, toNumber } from '../devices/sysfs-path.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { hostAddresses } from './addresses.ts';
import type { IpDetails } from './ip-details.ts';

const LINKS = 'sys/class/net';
/** IFF_UP of linux/if.h. */
const UP = 0x1;
/** ARPHRD_LOOPBACK of linux/if_arp.h. */
const LOOPBACK = '772';
/** Drivers that do not know the speed write -1, some of them without its sign. */
const NO_SPEED = 0xffff_ffff;

/** Every interface of a host, by name. `details` refine what its files leave open. */
export async function readLinks(
  tree: HostTree,
  details: ReadonlyMap<string, IpDetails> | undefined,
): Promise<HostLink[]> {
  const names = (await tree.names(LINKS)).toSorted((a, b) => (a < b ? -1 : 1));
  const links = await inSlices(names, name => readLink(tree, name, details?.get(name)));
  return links.filter(link => link !== undefined);
}

async function readLink(
  tree: HostTree,
  name: string,
  details: IpDetails | undefined,
): Promise<HostLink | undefined> {
  const folder = `${LINKS}/${name}`;
  const file = (path: string) => tree.text(`${folder}/${path}`);
  const [inside, flags, carrier, speed, mac, mtu, index, type, uevent, master, path, driver, parent] =
    await Promise.all([
      tree.names(folder),
      file('flags'),
      file('carrier'),
      file('speed'),
      file('address'),
      file('mtu'),
      file('ifindex'),
      file('type'),
      file('uevent'),
      linkName(tree, `${folder}/master`),
      tree.link(folder),
      linkName(tree, `${folder}/device/driver`),
      linkName(tree, `${folder}/device/physfn`),
    ]);
  // Files such as `bonding_masters` are no interfaces.
  if (inside.length === 0) return undefined;
  const [bondMode, stp, filtering, functions] = await Promise.all([
    file('bonding/mode'),
    file('bridge/stp_state'),
    file('bridge/vlan_filtering'),
    functionsOf(tree, `${folder}/device`),
  ]);
  const megabits = Number(speed);
  return {
    name,
    kind: kindOf({ inside, type, uevent: uevent ?? '', kind: details?.kind }),
    up: ((toHex(flags) ?? 0) & UP) !== 0,
    wireless: inside.includes('wireless') || inside.includes('phy80211'),
    over: inside.flatMap(each => /^lower_(.+)$/.exec(each)?.[1] ?? []).toSorted(),
    addresses: details ? hostAddresses(details) : [],
    ...told({
      index: toNumber(index),
      mac: mac === undefined || mac === '' || type === LOOPBACK ? undefined : mac.toLowerCase(),
      mtu: toNumber(mtu),
      carrier: carrier === undefined || carrier === '' ? undefined : carrier === '1',
      speed: megabits > 0 && megabits < NO_SPEED ? megabits : undefined,
      driver,
      pci: inside.includes('device') ? pciAbove(path ?? '') : undefined,
      functions: functions.length > 0 ? functions : undefined,
      physicalFunction: parent !== undefined && isPciAddress(parent) ? parent : undefined,
      master,
      vlan: details?.vlan,
      // `active-backup 1`: its name and its number.
      bondMode: bondMode?.split(' ')[0],
      stp: stp === undefined ? undefined : stp !== '0',
      vlanFiltering: filtering === undefined ? undefined : filtering === '1',
    }),
  };
}

/** Addresses of the virtual functions of a card: Documentation/ABI/testing/sysfs-bus-pci. */
async function functionsOf(tree: HostTree, device: string): Promise<string[]> {
  const links = (await tree.names(device)).filter(name => name.startsWith('virtfn'));
  const addresses = await Promise.all(links.map(name => linkName(tree, `${device}/${name}`)));
  return addresses.filter(address => address !== undefined);
}

/** Of the kernel's kinds (ip-link(8)), those that we tell apart. */
const KNOWN: Readonly<Record<string, LinkKind>> = {
  bridge: 'bridge',
  bond: 'bond',
  team: 'team',
  vlan: 'vlan',
  macvlan: 'macvlan',
  macvtap: 'macvtap',
  veth: 'veth',
  openvswitch: 'openvswitch',
};

interface KindSigns {
  readonly inside: readonly string[];
  readonly type: string | undefined;
  readonly uevent: string;
  readonly kind: string | undefined;
}

/** IFF_TAP and IFF_TUN cannot be told apart by name: only what carries Ethernet (ARPHRD_ETHER) is a tap. */
function kindOf({ inside, type, uevent, kind }: KindSigns): LinkKind {
  if (type === LOOPBACK) return 'loopback';
  if (inside.includes('tun_flags')) return type === '1' ? 'tap' : 'tun';
  const known = kind === undefined ? undefined : KNOWN[kind];
  if (known) return known;
  if (inside.includes('bridge')) return 'bridge';
  if (inside.includes('bonding')) return 'bond';
  if (/^DEVTYPE=vlan$/m.test(uevent)) return 'vlan';
  if (inside.includes('macvtap')) return 'macvtap';
  return inside.includes('device') ? 'physical' : 'other';
}
