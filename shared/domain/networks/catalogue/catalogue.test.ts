import { describe, expect, it } from 'vitest';
import { networkSettingsSchema } from '../../../contract/network-settings.ts';
import { checkSettings } from '../checks/check-settings.ts';
import { modes } from '../modes.ts';
import { newSettings } from '../new-settings.ts';
import { fitted } from '../write-settings.ts';
import { valueAt, withValueAt } from './at-path.ts';
import { emptied, type Field } from './field.ts';
import { sectionsOf } from './sections.ts';

/** A value that the field could be given. */
function sample({ input }: Field): unknown {
  switch (input.kind) {
    case 'text':
    case 'bridge':
      return 'x';
    case 'number':
      return input.min ?? 7;
    case 'switch':
      return !input.byDefault;
    case 'words':
    case 'interfaces':
      return ['a', 'b'];
    case 'choice':
      return input.choices.at(-1)?.value;
    case 'rows':
      return [
        input.row.reduce<unknown>(
          (row, field) => withValueAt(row, field.path, sample(field)),
          input.empty(newSettings('nat')),
        ),
      ];
  }
}

describe.each(modes.map(({ id }) => id))('mode %s', mode => {
  const fields = sectionsOf(mode).flatMap(section => section.fields);

  it.each(fields.map(field => [field.path, field] as const))(
    'can be told %s, and the settings take it as it is',
    (path, field) => {
      const settings = withValueAt(newSettings(mode), path, sample(field));
      const read = networkSettingsSchema.parse(settings);
      expect(valueAt(read, path)).toEqual(valueAt(settings, path));
      // What a form offers is never dropped when it is written.
      expect(valueAt(fitted(read), path)).toEqual(valueAt(settings, path));
    },
  );
});

describe.each(
  modes.flatMap(({ id }) =>
    sectionsOf(id)
      .flatMap(section => section.fields)
      .filter(({ input }) => input.kind === 'rows')
      .map(field => [id, field] as const),
  ),
)('in mode %s', (mode, field) => {
  it(`whatever is emptied in a row of ${field.path} can still be checked`, () => {
    if (field.input.kind !== 'rows') throw new Error('It is no list.');
    const row = field.input.empty(newSettings(mode));
    for (const each of field.input.row) {
      const settings = withValueAt(newSettings(mode), field.path, [
        withValueAt(row, each.path, emptied(each)),
      ]);
      const read = networkSettingsSchema.parse(settings);
      expect(() => checkSettings(read, { networks: [], hostSubnets: [], macs: new Map() })).not.toThrow();
    }
  });
});

describe('a value at a path', () => {
  it('is put in and taken out with what it alone held', () => {
    const put = withValueAt({ a: 1 }, 'b.c.d', 2);
    expect(put).toEqual({ a: 1, b: { c: { d: 2 } } });
    expect(withValueAt(put, 'b.c.d', undefined)).toEqual({ a: 1 });
  });

  it('keeps lists that are empty', () => {
    expect(withValueAt({ dns: { hosts: [1], texts: [] } }, 'dns.hosts', [])).toEqual({
      dns: { hosts: [], texts: [] },
    });
  });

  it('leaves the other rows of a list alone', () => {
    expect(withValueAt({ rows: [{ a: 1 }, { a: 2 }] }, 'rows.1.a', 3)).toEqual({
      rows: [{ a: 1 }, { a: 3 }],
    });
  });
});
