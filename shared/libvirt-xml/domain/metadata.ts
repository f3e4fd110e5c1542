import { text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';

const tag = defineView('innkeeper:tag', { name: value('.', text) });

/**
 * What Innkeeper keeps about a guest, inside the guest's own document so that it travels along:
 * `<innkeeper:guest xmlns:innkeeper='urn:innkeeper:guest:1'>`. It is also what libvirt's call to set
 * metadata of that namespace carries.
 */
export const guestMetadata = defineView('innkeeper:guest', {
  group: value('innkeeper:group', text),
  tags: list('innkeeper:tag', tag),
});
export type GuestMetadata = ViewOf<typeof guestMetadata>;

/** https://libvirt.org/formatdomain.html#general-metadata: one element per namespace, ours among them. */
export const metadata = defineView('metadata', {
  guest: view('innkeeper:guest', guestMetadata),
  /** The operating system as libosinfo names it, such as http://debian.org/debian/12. */
  os: value('libosinfo:libosinfo/libosinfo:os/@id', text),
});
export type Metadata = ViewOf<typeof metadata>;
