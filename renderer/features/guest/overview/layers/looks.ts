import type { Layer } from '#shared/contract/overview.ts';

export type LayerTone = 'good' | 'slow' | 'plain';

/** The parts of the host that something of the guest passes through, from the guest down to the hardware. */
export type Station = 'guest' | 'program' | 'kernel' | 'hardware';

interface Path {
  /** In a word or two. */
  readonly word: string;
  readonly tone: LayerTone;
  readonly stations: readonly Station[];
  /** What the program between guest and kernel does, where there is one. */
  readonly program?: string;
}

export const stationWords: Readonly<Record<Station, string>> = {
  guest: 'Guest',
  program: 'QEMU',
  kernel: 'Host’s kernel',
  hardware: 'Hardware',
};

export const allStations: readonly Station[] = ['guest', 'program', 'kernel', 'hardware'];

export const paths: Readonly<Record<Layer['path'], Path>> = {
  hardware: { word: 'On the hardware', tone: 'good', stations: ['guest', 'hardware'] },
  translated: {
    word: 'Translated',
    tone: 'slow',
    stations: ['guest', 'program', 'hardware'],
    program: 'QEMU translates',
  },
  paravirtual: {
    word: 'Paravirtual',
    tone: 'good',
    stations: ['guest', 'program', 'kernel', 'hardware'],
    program: 'QEMU serves it',
  },
  container: { word: 'Container', tone: 'good', stations: ['guest', 'kernel', 'hardware'] },
  'nested-paging': { word: 'Nested paging', tone: 'good', stations: ['guest', 'hardware'] },
  'shadow-paging': { word: 'Shadow paging', tone: 'slow', stations: ['guest', 'kernel', 'hardware'] },
  emulated: {
    word: 'Emulated',
    tone: 'plain',
    stations: ['guest', 'program', 'kernel', 'hardware'],
    program: 'QEMU acts the device',
  },
  vhost: { word: 'vhost', tone: 'good', stations: ['guest', 'kernel', 'hardware'] },
  'vhost-user': {
    word: 'vhost-user',
    tone: 'good',
    stations: ['guest', 'program', 'hardware'],
    program: 'A program of its own',
  },
  'passed-through': { word: 'Passed through', tone: 'good', stations: ['guest', 'hardware'] },
  'virtual-function': { word: 'Virtual function', tone: 'good', stations: ['guest', 'hardware'] },
  mediated: { word: 'Mediated', tone: 'good', stations: ['guest', 'kernel', 'hardware'] },
};

/** Slow where something better is at hand, not for all that is emulated: most of it moves next to nothing. */
export function toneOf({ path, faster }: Layer): LayerTone {
  const { tone } = paths[path];
  if (tone === 'plain') return faster === undefined ? 'plain' : 'slow';
  return tone;
}

/** The way of one thing, in words from the guest down. */
export function routeOf({ path }: Layer): string[] {
  const { stations, program } = paths[path];
  return stations.map(station =>
    station === 'program' ? (program ?? stationWords.program) : stationWords[station],
  );
}
