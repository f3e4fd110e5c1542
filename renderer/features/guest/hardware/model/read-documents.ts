import type { GuestDocuments } from '#shared/contract/hardware.ts';
import { DOMAIN_ITEM } from '#shared/domain/hardware/item-id.ts';
import { pairItems, pairOf, type ItemPair } from '#shared/domain/hardware/pair-items.ts';
import { domain, type Domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

/** Both documents of a guest, with their devices brought together. */
export interface ReadDocuments {
  readonly live: Domain | undefined;
  readonly next: Domain | undefined;
  /** What edits are about: the lasting document, or the only one there is. */
  readonly base: Domain;
  /** The same as text. */
  readonly text: string;
  /** Outside of its devices. */
  readonly whole: ItemPair;
  readonly devices: readonly ItemPair[];
}

/** Undefined for a guest of which libvirt gave no document at all. */
export function readDocuments({ live: liveText, next: nextText }: GuestDocuments): ReadDocuments | undefined {
  const live = read(liveText);
  const next = read(nextText);
  const base = next ?? live;
  const whole = pairOf(live, next, DOMAIN_ITEM);
  const text = nextText ?? liveText ?? '';
  return base && whole && { live, next, base, text, whole, devices: pairItems(live, next) };
}

const read = (text: string | undefined): Domain | undefined =>
  text === undefined ? undefined : domain.of(parseDocument(text).root);
