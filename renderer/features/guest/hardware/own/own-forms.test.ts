import { expect, test } from 'vitest';
import { catalogue } from '../model/catalogue.ts';
import { ownFormOf } from './own-form-of.ts';
import { ownForms } from './own-forms.ts';

test('every form of its own that the catalogue asks for is there', () => {
  const sections = [...catalogue.kinds, ...catalogue.settings].flatMap(({ sections: all }) => all);
  const asked = sections.flatMap(({ fields }) => fields.flatMap(field => ownFormOf(field) ?? []));
  expect(asked).toContain('image');
  expect([...new Set(asked)].filter(form => !(form in ownForms))).toEqual([]);
});
