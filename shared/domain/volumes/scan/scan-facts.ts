import type { VolumeFacts } from '#shared/contract/volumes.ts';
import { type PlainElement, type Place, scanPlain } from './scan-plain.ts';

const TYPES: ReadonlySet<string> = new Set(['file', 'block', 'dir', 'network', 'netdir', 'ploop']);

const place = (key: string, below: Readonly<Record<string, Place>> = {}): Place => ({
  key,
  below: new Map(Object.entries(below)),
});
const places = new Map([
  [
    'volume',
    place('volume', {
      capacity: place('capacity'),
      allocation: place('allocation'),
      target: place('target', { format: place('format'), encryption: place('encryption') }),
      backingStore: place('backingStore', { path: place('backingPath'), format: place('backingFormat') }),
    }),
  ],
]);

/**
 * The facts of a volume's row from a document as libvirt usually writes it; the same as from the document as a tree.
 * Anything unusual answers undefined: then the tree has to be asked.
 * https://libvirt.org/formatstorage.html#storage-volume-xml
 */
export function scanFacts(xml: string): VolumeFacts | undefined {
  const found = scanPlain(xml, places);
  const type = attributeOf(found?.get('volume'), 'type');
  if (!found || !type || !TYPES.has(type)) return undefined;
  const capacity = bytesOf(found.get('capacity'));
  const allocation = bytesOf(found.get('allocation'));
  const format = attributeOf(found.get('format'), 'type');
  if (capacity === undefined || allocation === undefined || !format) return undefined;
  const encrypted = found.has('encryption');
  if (encrypted && !attributeOf(found.get('encryption'), 'format')) return undefined;
  const facts = { type, format, capacity, allocation, encrypted };
  if (!found.has('backingStore')) return facts;
  const path = found.get('backingPath')?.text;
  const backingFormat = found.has('backingFormat')
    ? attributeOf(found.get('backingFormat'), 'type')
    : undefined;
  if (!path || (found.has('backingFormat') && !backingFormat)) return undefined;
  return { ...facts, backing: { path, ...(backingFormat && { format: backingFormat }) } };
}

function attributeOf(element: PlainElement | undefined, name: string): string | undefined {
  return element?.attribute?.[0] === name ? element.attribute[1] : undefined;
}

/** Numbers that a double holds exactly, in bytes. */
function bytesOf(element: PlainElement | undefined): number | undefined {
  if (attributeOf(element, 'unit') !== 'bytes') return undefined;
  return element?.text !== undefined && /^\d{1,15}$/.test(element.text) ? Number(element.text) : undefined;
}
