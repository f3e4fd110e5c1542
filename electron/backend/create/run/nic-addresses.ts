import { createHash } from 'node:crypto';
import type { Uuid } from '#shared/contract/values.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

/** QEMU's own part of the addresses that their owner gives out. */
const PREFIX = '52:54:00';

/**
 * Gives every network card without a MAC address one, by the guest's UUID: what is written for cloud-init
 * before the guest is defined names its cards by address.
 */
export function withAddresses(xml: string, uuid: Uuid): string {
  const document = parseDocument(xml);
  let index = 0;
  for (const nic of domain.of(document.root).devices.interfaces) nic.mac ??= addressOf(uuid, index++);
  return index === 0 ? xml : document.toString();
}

/** In the order of the document. */
export function addressesIn(xml: string): (string | undefined)[] {
  return [...domain.of(parseDocument(xml).root).devices.interfaces].map(({ mac }) => mac);
}

function addressOf(uuid: Uuid, index: number): string {
  const digits = createHash('sha256').update(`${uuid} ${index}`).digest('hex');
  return `${PREFIX}:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4, 6)}`;
}
