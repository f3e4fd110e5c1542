/**
 * A guest keeps the name of a device as the alias of its `<hostdev>`: libvirt leaves aliases that begin with `ua-` as
 * they are (https://libvirt.org/formatdomain.html#devices), so it stays with the guest wherever its document goes.
 */
const PREFIX = 'ua-named-';

export interface NamedAlias {
  readonly name: string;
  /** Of the card on the host. */
  readonly function: number;
}

export function namedAlias(name: string, fn: number): string {
  return `${PREFIX}${name.replaceAll(' ', '_')}-f${fn}`;
}

/** Undefined for aliases that libvirt made, or a person did for other ends. */
export function readNamedAlias(alias: string | undefined): NamedAlias | undefined {
  const found = /^ua-named-([A-Za-z0-9][A-Za-z0-9_-]{0,39})-f([0-7])$/.exec(alias ?? '');
  const [, name, fn] = found ?? [];
  return name === undefined ? undefined : { name: name.replaceAll('_', ' '), function: Number(fn) };
}
