import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { HostTree } from '../tree/host-tree.ts';

const ADDRESS = /^[0-9a-f]{4,8}:[0-9a-f]{2}:[01][0-9a-f]\.[0-7]$/;

export function isPciAddress(name: string): name is PciAddress {
  return ADDRESS.test(name);
}

/** The devices a path of /sys/devices goes through, from the root bus down to the last. */
export function pciAddresses(path: string): PciAddress[] {
  return path.split('/').filter(isPciAddress);
}

/** The nearest PCI device at or above what a path leads to. */
export function pciAbove(path: string): PciAddress | undefined {
  return pciAddresses(path).at(-1);
}

/** Something of /sys/class or /sys/bus, and the path of /sys/devices that its link leads to. */
export interface Member {
  readonly name: string;
  readonly path: string;
}

/** What a class or a bus has; what is no link is left out. */
export async function members(tree: HostTree, folder: string): Promise<Member[]> {
  const found = await Promise.all(
    (await tree.names(folder)).map(async name => ({ name, path: await tree.link(`${folder}/${name}`) })),
  );
  return found
    .flatMap(({ name, path }) => (path === undefined ? [] : [{ name, path }]))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The last word of a link, such as the driver of `driver`. */
export async function linkName(tree: HostTree, path: string): Promise<string | undefined> {
  return (await tree.link(path))?.split('/').at(-1);
}

/** Decimal, or hexadecimal with 0x; undefined for what is neither. */
export function toNumber(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  return Number.isNaN(number) ? undefined : number;
}

/** Hexadecimal, with 0x or without. */
export function toHex(text: string | undefined): number | undefined {
  const digits = /^(?:0x)?([0-9a-f]+)$/i.exec(text ?? '')?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

/** Fields that were not told are not there at all. */
export function told<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
}
