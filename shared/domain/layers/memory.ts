import { pagingVerdict, shadowRemedy } from '../memory-virtualization/paging.ts';
import type { GuestFacts } from '../overview/facts.ts';
import { openPage } from '../overview/remedies.ts';
import { GiB } from '../units.ts';
import type { LayerText } from './rule.ts';

const label = 'Memory';
/** Below, what huge pages save is hardly felt. */
const WORTH_HUGE_PAGES = BigInt(8 * GiB);

/** How the guest's addresses become the host's. */
export function memoryLayer(facts: GuestFacts): LayerText {
  const { type } = facts.document;
  if (type === 'lxc' || type === 'vz') {
    return { label, path: 'container', how: 'The host’s memory, limited by control groups' };
  }
  if (type === 'xen') return xen(facts);
  if (type === 'qemu') {
    const { meaning } = pagingVerdict(facts.memoryVirtualization, 'tcg');
    return { label, path: 'translated', how: `Translated by QEMU${pagesOf(facts)}`, why: meaning };
  }
  if (type === 'test') return { label, path: 'emulated', how: 'None: nothing runs' };
  return paged(facts);
}

function paged(facts: GuestFacts): LayerText {
  const { paging, vendor } = facts.memoryVirtualization;
  const pages = pagesOf(facts);
  const { meaning } = pagingVerdict(facts.memoryVirtualization);
  if (paging === 'shadow') {
    return {
      label,
      path: 'shadow-paging',
      how: `Shadow page tables${pages}`,
      why: meaning,
      faster: {
        what: vendor === 'intel' ? 'Nested paging (EPT)' : 'Nested paging (NPT)',
        why: shadowRemedy(vendor ?? 'amd'),
      },
    };
  }
  const name = paging === 'ept' ? ' (EPT)' : paging === 'npt' ? ' (NPT)' : ', most likely';
  return {
    label,
    path: 'nested-paging',
    how: `Nested paging${name}${pages}`,
    why: meaning,
    ...faster(facts),
  };
}

function faster({ document }: GuestFacts): Pick<LayerText, 'faster'> {
  const { memory, memoryBacking } = document;
  if (memoryBacking.hugePages || typeof memory !== 'bigint' || memory < WORTH_HUGE_PAGES) return {};
  return {
    faster: {
      what: 'Huge pages',
      why: 'With this much memory, larger pages save the processor a part of its walks. The host has to keep them free for it.',
      remedy: openPage('Memory settings', 'hardware/domain'),
    },
  };
}

function xen({ document, memoryVirtualization: { paging } }: GuestFacts): LayerText {
  const kind = document.os.type;
  if (kind === 'linux' || kind === 'xen')
    return { label, path: 'paravirtual', how: 'Direct paging: Xen checks each change of its page tables' };
  return paging === 'shadow'
    ? { label, path: 'shadow-paging', how: 'Shadow page tables, kept by Xen' }
    : { label, path: 'nested-paging', how: 'Hardware-assisted paging' };
}

function pagesOf({ document: { memoryBacking } }: GuestFacts): string {
  if (!memoryBacking.hugePages) return '';
  const size = memoryBacking.pages.items.map(page => page.pageSize).find(found => typeof found === 'bigint');
  const words =
    size === undefined ? '' : size >= BigInt(GiB) ? `${size / BigInt(GiB)} GiB ` : `${size / 1048576n} MiB `;
  return ` · ${words}huge pages`;
}
