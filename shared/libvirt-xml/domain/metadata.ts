import { text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';

const tag = defineView('tag', { name: value('.', text) });

/**
 * What Innkeeper keeps about a guest, inside the guest's own document so that it travels along:
 * `<innkeeper:labels>`. The children have no namespace: libvirt's call to set metadata puts the prefix on the
 * outer element only.
 */
const labels = defineView('innkeeper:labels', {
  group: value('group', text),
  tags: list('tag', tag),
});

/** https://libvirt.org/formatdomain.html#general-metadata: one element per namespace, ours among them. */
export const metadata = defineView('metadata', {
  labels: view('innkeeper:labels', labels),
  /** The operating system as libosinfo names it, such as http://debian.org/debian/12. */
  os: value('libosinfo:libosinfo/libosinfo:os/@id', text),
});
export type Metadata = ViewOf<typeof metadata>;
