import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { editLabels, LABELS_NAMESPACE, readLabels, writeLabels } from './labels.ts';

/** What libvirt makes of it: the namespace goes on the outer element, with the prefix. */
function throughLibvirt(element: string) {
  const stored = element
    .replace('<labels>', `<innkeeper:labels xmlns:innkeeper="${LABELS_NAMESPACE}">`)
    .replace('</labels>', '</innkeeper:labels>');
  return readLabels(parseDocument(`<domain><metadata>${stored}</metadata></domain>`).root);
}

describe('labels', () => {
  it('come back as they were written, with whatever is in them', () => {
    const labels = { group: 'a & b <c>', tags: ['x', 'y"z\'', ']]>'] };
    expect(throughLibvirt(writeLabels(labels) ?? '')).toEqual(labels);
  });

  it('hold a place in the order of starting', () => {
    const labels = { tags: [], startOrder: 3 };
    expect(throughLibvirt(writeLabels(labels) ?? '')).toEqual(labels);
    expect(editLabels(labels, { addTags: ['x'] })).toEqual({ tags: ['x'], startOrder: 3 });
    expect(editLabels(labels, { startOrder: null })).toEqual({ tags: [] });
    expect(throughLibvirt('<labels><startOrder>soon</startOrder></labels>')).toEqual({ tags: [] });
  });

  it('leave no element behind when nothing is kept', () => {
    expect(writeLabels({ tags: [] })).toBeNull();
  });

  it('change only what the edit names', () => {
    const labels = { group: 'a', tags: ['x', 'y'] };
    expect(editLabels(labels, { addTags: ['y', 'z'], removeTags: ['x'] })).toEqual({
      group: 'a',
      tags: ['y', 'z'],
    });
    expect(editLabels(labels, { group: null })).toEqual({ tags: ['x', 'y'] });
    expect(editLabels(labels, { group: 'b' })).toEqual({ group: 'b', tags: ['x', 'y'] });
  });

  it('of other programs are made to fit', () => {
    const long = `${'x'.repeat(59)}😀 and more`;
    const written = `<labels><group>  Two
      lines </group><tag>${long}</tag><tag>&#9;</tag></labels>`;
    expect(throughLibvirt(written)).toEqual({ group: 'Two lines', tags: ['x'.repeat(59)] });
  });
});
