import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { redefine } from './redefine.ts';

/** Adds a VNC display that listens on the host's loopback only. QEMU has none to add while it runs. */
export async function addVnc(deps: AreaDeps, guest: Guest): Promise<'now' | 'next-start'> {
  if (!guest.persistent) {
    throw fail('UNSUPPORTED', { name: guest.name }, 'A transient guest has no settings for a next start.');
  }
  await redefine(deps, guest, xml => {
    const document = parseDocument(xml);
    const { devices } = domain.of(document.root);
    if (devices.graphics.items.some(({ type }) => type === 'vnc')) return xml;
    const display = devices.graphics.add({ type: 'vnc', port: -1, autoPort: true, listen: '127.0.0.1' });
    display.listens.add({ type: 'address', address: '127.0.0.1' });
    // A display needs a card to show; SPICE-only guests may have one that VNC shows as well.
    if (devices.videos.length === 0) devices.videos.add({ model: 'virtio' });
    return document.toString();
  });
  return isActive(guest.state) ? 'next-start' : 'now';
}
