import { GiB, MiB } from '../../units.ts';
import type { Decided, Setting } from '../setting.ts';
import { pinsFor } from '../pins.ts';
import { mainDevice } from '../unit.ts';
import type { ReasonedStep } from './host-steps.ts';

export const pageBytes = { '2M': 2 * MiB, '1G': GiB } as const;
export type PageSize = keyof typeof pageBytes;

/** Pages that a guest's whole memory takes. */
export function pagesOf(memory: number, size: PageSize): number {
  return Math.ceil(memory / pageBytes[size]);
}

export const memoryOf = ({ guest }: Pick<Setting, 'guest'>): number =>
  Number(guest.document.maxMemory ?? guest.document.memory ?? 0n);

/** Pages of that size that nobody has yet, on a node or on all. */
export function freePages({ facts }: Pick<Setting, 'facts'>, size: PageSize, node?: number): number {
  const pages = (facts?.hugePages ?? []).filter(each => each.size === pageBytes[size]);
  const some = pages.filter(each => (node === undefined ? each.node === undefined : each.node === node));
  // Told for each node only, the whole host has their sum.
  const counted = some.length > 0 ? some : node === undefined ? pages : [];
  return counted.reduce((sum, { free }) => sum + free, 0);
}

const totalPages = ({ facts }: Pick<Setting, 'facts'>, size: PageSize, node?: number): number => {
  const pages = (facts?.hugePages ?? []).filter(each => each.size === pageBytes[size]);
  const some = pages.filter(each => (node === undefined ? each.node === undefined : each.node === node));
  const counted = some.length > 0 ? some : node === undefined ? pages : [];
  return counted.reduce((sum, { total }) => sum + total, 0);
};

/** The node that the guest's memory is to come from: that of its CPUs, where they are pinned. */
export function memoryNode({ host, guest, devices, choices, request }: Decided): number | undefined {
  if (!choices.pinCpus || (host.topology?.nodes.length ?? 0) < 2) return undefined;
  const pins = pinsFor(host.topology, guest, mainDevice(devices, request.devices)?.node);
  return 'refused' in pins ? undefined : pins.node;
}

/** As many pages as the guest needs and are missing; 1 GiB pages only the loader can set aside in one piece. */
export function pageSteps(decided: Decided): ReasonedStep[] {
  const { choices, facts } = decided;
  const size = choices.hugePages;
  if (size === 'none' || !facts) return [];
  const node = memoryNode(decided);
  const missing = pagesOf(memoryOf(decided), size) - freePages(decided, size, node);
  if (missing <= 0) return [];
  const { loader } = facts.boot;
  const byLoader = size === '1G' && loader !== 'unknown';
  return [
    {
      step: {
        do: 'huge-pages',
        size,
        count: totalPages(decided, size, node) + missing,
        ...(node !== undefined && { node }),
        when: byLoader ? 'boot' : 'both',
        ...(byLoader && { loader }),
      },
      why: 'Large pages make the guest’s memory faster to reach; they are set aside for it and nothing else has them.',
    },
  ];
}
