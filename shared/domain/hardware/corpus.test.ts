import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HardwareEdit, ItemValues } from '../../contract/hardware.ts';
import { kindOf } from '../../libvirt-xml/documents/kinds.ts';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { readCorpus } from '../../libvirt-xml/testing/read-corpus.ts';
import type { Property } from '../../libvirt-xml/view/schema.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { applyEdits } from './apply-edits.ts';
import { type Item, itemOf, itemsOf } from './item-id.ts';
import { allProperties, viewOf } from './item-view.ts';
import { unmodelledOf, valueOf } from './values.ts';

const FOLDER = join(import.meta.dirname, '../../libvirt-xml/corpus');
const corpus = readdirSync(FOLDER)
  .filter(file => file.endsWith('.txt'))
  .flatMap(file => readCorpus(readFileSync(join(FOLDER, file), 'utf8')));

const guestOf = (xml: string) => domain.of(parseDocument(xml).root);
const itemsIn = (xml: string): Item[] => {
  const guest = guestOf(xml);
  return [itemOf(guest, 'domain')!, ...itemsOf(guest)];
};

/** Who the guest is cannot be edited. */
const FIXED = new Set(['name', 'uuid', 'id']);

/** A property of an item that has a value which can be written as it stands: back is the same text then. */
interface Place {
  readonly xml: string;
  readonly id: string;
  readonly name: string;
  readonly property: Property;
  readonly value: ItemValues[string];
}

function placesIn(xml: string): Place[] {
  return itemsIn(xml).flatMap(item =>
    allProperties(viewOf(item.element)).flatMap(({ name, property }) => {
      const value = valueOf(item, name);
      const isThere = value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
      return isThere && !(item.id === 'domain' && FIXED.has(name))
        ? [{ xml, id: item.id, name, property, value }]
        : [];
    }),
  );
}

const isScalar = ({ property }: Place) => property.kind === 'value' || property.kind === 'size';

const TEXT = fc.string({
  unit: fc.constantFrom(...Array.from('abcXYZ019 -_./<>&\'"äß漢')),
  minLength: 1,
  maxLength: 20,
});

/** Another value of the kind that a property has. */
function other({ property, value }: Place): fc.Arbitrary<ItemValues[string]> {
  if (property.kind === 'size') {
    // In the unit that stands there, so that back is the same text.
    return fc
      .integer({ min: 2, max: 9 })
      .map(times => (typeof value === 'number' && value > 0 ? value * times : value));
  }
  if (property.kind !== 'value') return fc.constant(null);
  const sample = property.converter.sample;
  if (typeof sample === 'boolean') return fc.constant(value !== true);
  if (typeof sample === 'number' || typeof sample === 'bigint') return fc.nat(1_000_000);
  return TEXT;
}

/** Numbers may be written in several ways (0x1, 1), line ends in two; only one of them is ours. */
function isOurSpelling({ property, value, xml, id, name }: Place): boolean {
  if (typeof value === 'string' && value.includes('\n') && xml.includes('\r')) return false;
  if (property.kind !== 'value' || typeof value !== 'number') return true;
  const written = applyEdits(xml, [{ op: 'set', item: id, values: { [name]: value + 1 } }]);
  const back = applyEdits(written.xml, [
    { op: 'set', item: written.items[0] ?? id, values: { [name]: value } },
  ]);
  return back.xml.length === xml.length;
}

const anyDocument = fc.constantFrom(...corpus);
const placed = (where: (place: Place) => boolean) =>
  anyDocument
    .map(({ xml }) => placesIn(xml).filter(where))
    .filter(places => places.length > 0)
    .chain(places => fc.constantFrom(...places))
    .chain(place => other(place).map(next => ({ place, next })));

const set = (item: string, name: string, value: ItemValues[string]): HardwareEdit => ({
  op: 'set',
  item,
  values: { [name]: value },
});

describe('the corpus', () => {
  it('has at least 300 documents, of every driver', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(300);
    const types = new Set(corpus.map(({ xml }) => guestOf(xml).type));
    expect(types).toEqual(new Set(['bhyve', 'lxc', 'openvz', 'qemu', 'test', 'vbox', 'vmware', 'vz', 'xen']));
  });

  it.each(corpus.map(({ name, xml }) => ({ name, xml })))('$name comes back byte for byte', ({ xml }) => {
    const document = parseDocument(xml);
    expect(kindOf(document.root)).toBe('domain');
    expect(document.toString()).toBe(xml);
  });
});

describe('an edit', () => {
  it('that is taken back leaves the same bytes', () => {
    fc.assert(
      fc.property(placed(isScalar), ({ place, next }) => {
        fc.pre(isOurSpelling(place));
        const there = applyEdits(place.xml, [set(place.id, place.name, next)]);
        expect(there.problems).toEqual([]);
        const back = applyEdits(there.xml, [set(there.items[0] ?? place.id, place.name, place.value)]);
        expect(back.problems).toEqual([]);
        expect(back.xml).toBe(place.xml);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps every byte of other devices, and what no view models of its own', () => {
    fc.assert(
      fc.property(
        placed(() => true),
        fc.boolean(),
        ({ place, next }, out) => {
          const before = itemsIn(place.xml);
          const at = before.findIndex(({ id }) => id === place.id);
          const { xml, problems } = applyEdits(place.xml, [set(place.id, place.name, out ? null : next)]);
          expect(problems).toEqual([]);
          const after = itemsIn(xml);
          expect(after.length).toBe(before.length);
          for (const [index, item] of before.entries()) {
            if (index === 0) continue;
            if (index !== at) expect(after[index]?.node.toString()).toBe(item.node.toString());
          }
          for (const index of [0, at]) {
            if (index < 0 || !before[index] || !after[index]) continue;
            expect(unmodelledOf(after[index])).toEqual(unmodelledOf(before[index]));
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('that takes a device out touches no other, and says so in nothing but its own lines', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), ({ xml }, pick) => {
        const devices = itemsIn(xml).slice(1);
        fc.pre(devices.length > 0);
        const gone = devices[pick % devices.length]!;
        const { xml: left, problems } = applyEdits(xml, [{ op: 'remove', item: gone.id }]);
        fc.pre(problems.length === 0);
        const texts = itemsIn(left)
          .slice(1)
          .map(({ node }) => node.toString());
        const had = devices.map(({ node }) => node.toString());
        // A guest always has a balloon: taken out, it is one of model none.
        const kept =
          gone.element === 'memballoon' ? texts.filter(text => !text.startsWith('<memballoon')) : texts;
        for (const text of kept) expect(had).toContain(text);
        expect(texts.length).toBeLessThanOrEqual(had.length);
      }),
      { numRuns: 200 },
    );
  });
});
