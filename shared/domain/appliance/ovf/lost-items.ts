import type { Lost } from '../described.ts';
import type { Item } from './item.ts';

/** By CIM resource type: what of it a guest made from the description will not have. */
const words: Readonly<Record<number, { readonly what: string; readonly why: string }>> = {
  7: { what: 'A Fibre Channel adapter', why: 'It belongs to the host that it was on.' },
  8: { what: 'An iSCSI adapter', why: 'Its targets are not in the file; add them as a storage pool.' },
  9: { what: 'An InfiniBand adapter', why: 'It belongs to the host that it was on.' },
  11: { what: 'A network adapter that is no Ethernet card', why: 'QEMU has none like it.' },
  14: { what: 'A floppy drive', why: 'What was in it is not in the file.' },
  18: { what: 'A tape drive', why: 'It belongs to the host that it was on.' },
  21: {
    what: 'A serial port',
    why: 'Where it led to is of the other host; the guest gets a console of its own.',
  },
  22: { what: 'A parallel port', why: 'Where it led to is of the other host.' },
  25: { what: 'A FireWire adapter', why: 'QEMU has none.' },
};

/** Processors, memory, drives, cards, USB controllers, graphics, sound: what becomes something of ours. */
const carried = new Set([3, 4, 5, 6, 10, 15, 16, 17, 20, 23, 24, 35]);
const SCREEN_AND_INPUT = new Set([13, 26]);

export function lostItem(item: Item): Lost | undefined {
  const { type, subType, name } = item;
  if (carried.has(type)) return undefined;
  const known = words[type];
  if (known) return { what: named(known.what, name), why: known.why };
  // oVirt counts its screens and sounds among others.
  if (SCREEN_AND_INPUT.has(type) || subType.toLowerCase() === 'vmware.vmci') return undefined;
  if (/tpm/i.test(subType) || /\btpm\b/i.test(name))
    return {
      what: 'Its TPM',
      why: 'Keys sealed in it, such as BitLocker’s, stay with the old machine: have its recovery key at hand.',
    };
  const what = named(`A device of type ${type}`, [name, subType].filter(text => text !== '').join(', '));
  return { what, why: 'Innkeeper knows nothing of QEMU’s that does the same.' };
}

const named = (what: string, name: string) => (name === '' ? what : `${what} (${name})`);
