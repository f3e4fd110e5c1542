import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { devices } from '../../../libvirt-xml/devices/devices.ts';
import type { AnyViewDefinition } from '../../../libvirt-xml/view/define-view.ts';
import type { Property } from '../../../libvirt-xml/view/schema.ts';
import { isGeneric } from '../generic-path.ts';
import { propertyOf, viewOf } from '../item-view.ts';
import type { Field, Section } from './kind.ts';
import { KINDS } from './kinds.ts';
import { PAGES } from './settings.ts';
import { contexts } from './testing/contexts.ts';

const guests = contexts(
  readFileSync(join(import.meta.dirname, '../../capabilities/fixtures/q35-tcg.xml'), 'utf8'),
);

/** Whether what a person enters is what the property takes. */
function fits({ input }: Field, property: Property): boolean {
  const sample = property.kind === 'value' ? typeof property.converter.sample : property.kind;
  switch (input.kind) {
    case 'switch':
      return sample === 'flag';
    case 'number':
      return sample === 'number' || sample === 'bigint';
    case 'bytes':
      return sample === 'size' || sample === 'number' || sample === 'bigint';
    case 'rows':
      return sample === 'list';
    case 'text':
    case 'secret':
      return sample === 'string';
    case 'choice':
      return ['string', 'boolean', 'number', 'flag'].includes(sample);
    case 'own':
      return true;
  }
}

function wrong(view: AnyViewDefinition | undefined, fields: readonly Field[], at: string): string[] {
  return fields.flatMap(field => {
    const property = propertyOf(view, field.property);
    if (!property) return [`${at}: no property ${field.property}`];
    if (!fits(field, property)) return [`${at}: ${field.property} is no ${field.input.kind}`];
    return field.input.kind === 'rows' && 'view' in property
      ? wrong(property.view, field.input.row, `${at} ${field.property}`)
      : [];
  });
}

const fieldsOf = (sections: readonly Section[]) => sections.flatMap(({ fields }) => fields);
const all = [
  ...KINDS.map(({ id, element, sections }) => ({ id, view: viewOf(element), sections })),
  ...PAGES.map(({ id, sections }) => ({ id, view: viewOf('domain'), sections })),
];

describe.each(all)('$id', ({ id, view, sections }) => {
  const fields = fieldsOf(sections);

  it('names properties of its view, entered as what they are', () => {
    expect(wrong(view, fields, id)).toEqual([]);
  });

  it('has each property once among those that are shown together', () => {
    const twice = guests.flatMap(context => {
      const shown = fields.filter(field => field.shown?.(context, {}) !== false).map(field => field.property);
      return shown.filter((property, index) => shown.indexOf(property) !== index);
    });
    expect([...new Set(twice)]).toEqual([]);
  });

  it('says what each field does, and offers choices that differ', () => {
    const bad = guests.flatMap(context =>
      fields.flatMap(field => {
        if (field.help === undefined || !/[.)]$/.test(field.help)) return [`${field.property}: help`];
        if (field.input.kind !== 'choice') return [];
        const values = field.input.choices(context, {}).map(({ value }) => value);
        return new Set(values).size === values.length ? [] : [`${field.property}: choices`];
      }),
    );
    expect([...new Set(bad)]).toEqual([]);
  });

  it('finds nothing wrong with what is left out, where nothing is needed', () => {
    const odd = fields.filter(({ check, input }) => {
      const said = check?.(null, guests[0], {});
      return said !== undefined && !/^(Give|Choose) /.test(said) && input.kind !== 'rows';
    });
    expect(odd.map(({ property }) => property)).toEqual([]);
  });
});

describe('kinds', () => {
  it('cover every element that a guest’s devices can be', () => {
    const elements = Object.values<Property>(devices.schema)
      .filter(({ kind }) => kind !== 'value')
      .map(({ path }) => path.steps.join('/'));
    expect(new Set(KINDS.map(({ element }) => element))).toEqual(new Set(elements));
  });

  it('start with values that their view takes', () => {
    const bad = guests.flatMap(context =>
      KINDS.flatMap(kind =>
        kind.starts.flatMap(start => {
          const names = [...Object.keys(start.values(context)), ...(start.fill ?? [])];
          return names
            .filter(name => !isGeneric(name) && !propertyOf(viewOf(kind.element), name))
            .map(name => `${kind.id} ${start.id}: ${name}`);
        }),
      ),
    );
    expect([...new Set(bad)]).toEqual([]);
  });

  it('know what they start as their own', () => {
    const strangers = KINDS.flatMap(kind =>
      kind.starts
        .filter(start => {
          const values = start.values(guests[0]);
          const named = KINDS.filter(({ element }) => element === kind.element);
          return (named.find(({ is }) => is?.(values)) ?? named.find(({ is }) => !is)) !== kind;
        })
        .map(({ id }) => `${kind.id} ${id}`),
    );
    expect(strangers).toEqual([]);
  });
});
