import type { NetLink } from '#electron/host/net-links.ts';

const KINDS = { bridge: 'bridge', physical: 'network card', bond: 'bond', vlan: 'VLAN' };

/** An interface in a few words: what it is, and how fast where its cable is in. */
export function linkLabel({ kind, wireless, up, speed }: NetLink): string {
  const what = wireless ? 'Wi-Fi card' : KINDS[kind];
  if (!up) return `${what}, no link`;
  return speed === undefined ? what : `${what}, ${speed >= 1000 ? `${speed / 1000} Gb/s` : `${speed} Mb/s`}`;
}
