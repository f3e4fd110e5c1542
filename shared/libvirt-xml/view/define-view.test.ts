import { describe, expect, it } from 'vitest';
import { parseDocument } from '../xml/parse.ts';
import { int, text, yesNo } from './converters.ts';
import { defineView } from './define-view.ts';
import { flag, list, size, value, view } from './schema.ts';

const item = defineView('item', { name: value('@name', text), label: value('.', text) });
const inner = defineView('inner', { on: value('@on', yesNo), deep: value('deep/@n', int) });
const thing = defineView(
  'thing',
  {
    count: value('@count', int),
    first: value('first', text),
    space: size('space', 'KiB'),
    inner: view('inner', inner),
    items: list('items/item', item),
    marked: flag('marked'),
    markedHow: value('marked/@how', text),
    ours: value('innkeeper:note', text),
  },
  ['zero', 'first', 'space'],
);

function bound(source: string) {
  const document = parseDocument(source);
  return { document, thing: thing.of(document.root) };
}

describe('reading', () => {
  it('gives undefined, false or nothing for what is absent', () => {
    const { thing: empty } = bound('<thing/>');
    expect([empty.count, empty.first, empty.space, empty.marked, empty.items.length]).toEqual([
      undefined,
      undefined,
      undefined,
      false,
      0,
    ]);
    expect(empty.inner.exists).toBe(false);
    expect(empty.inner.deep).toBeUndefined();
    expect(empty.inner.element).toBeUndefined();
  });

  it('hands through what is not of its type', () => {
    const { thing: odd } = bound(
      "<thing count='many'><space unit='KiB'>lots</space><inner on='maybe'/></thing>",
    );
    expect([odd.count, odd.space, odd.inner.on]).toEqual(['many', 'lots', 'maybe']);
  });

  it('sees another prefix for a namespace it knows', () => {
    expect(bound("<thing><x:note xmlns:x='urn:innkeeper:labels:1'>hi</x:note></thing>").thing.ours).toBe(
      'hi',
    );
    expect(
      bound("<thing><innkeeper:note xmlns:innkeeper='urn:else'>hi</innkeeper:note></thing>").thing.ours,
    ).toBe(undefined);
  });
});

describe('writing', () => {
  it('makes what is missing, in order', () => {
    const { document, thing: empty } = bound('<thing>\n  <zero/>\n  <marked/>\n</thing>');
    empty.inner.deep = 3;
    empty.items.add({ name: 'a', label: 'A' });
    empty.space = 4096n;
    empty.first = 'x';
    empty.count = 1;
    expect(document.toString()).toBe(
      "<thing count='1'>\n  <zero/>\n  <first>x</first>\n  <space unit='KiB'>4</space>\n  <inner>\n    <deep n='3'/>\n" +
        "  </inner>\n  <items>\n    <item name='a'>A</item>\n  </items>\n  <marked/>\n</thing>",
    );
  });

  it('prunes what it empties, but never an element that is a property itself', () => {
    const { document, thing: full } = bound(
      "<thing><inner><deep n='3'/></inner><marked how='well'/></thing>",
    );
    full.inner.deep = undefined;
    full.markedHow = undefined;
    expect(document.toString()).toBe('<thing><marked/></thing>');
    full.marked = false;
    expect(document.toString()).toBe('<thing/>');
  });

  it('keeps the unit of a size where that is exact', () => {
    const { document, thing: full } = bound("<thing><space unit='MiB'>1</space></thing>");
    full.space = 3n * 1024n ** 2n;
    expect(document.toString()).toBe("<thing><space unit='MiB'>3</space></thing>");
    full.space = 1024n;
    expect(document.toString()).toBe("<thing><space unit='KiB'>1</space></thing>");
    full.space = 1025n;
    expect(document.toString()).toBe("<thing><space unit='bytes'>1025</space></thing>");
    full.space = undefined;
    expect(document.toString()).toBe('<thing/>');
  });

  it('declares a namespace once, where it is needed', () => {
    const { document, thing: empty } = bound('<thing/>');
    empty.ours = 'hi';
    empty.ours = 'ho';
    expect(document.toString()).toBe(
      "<thing>\n  <innkeeper:note xmlns:innkeeper='urn:innkeeper:labels:1'>ho</innkeeper:note>\n</thing>",
    );
  });

  it('refuses to replace a nested view', () => {
    const { thing: empty } = bound('<thing/>');
    expect(() => Object.assign(empty, { inner: {} })).toThrow('inner is changed through its own properties');
  });
});
