import { expect, it } from 'vitest';
import { connectionIdSchema } from '#shared/contract/values.ts';
import { emptyDraft } from './draft.ts';
import { withSource } from './take-handed.ts';

const [here, far] = [connectionIdSchema.parse('system'), connectionIdSchema.parse('far')];
const handed = { connection: here, source: { kind: 'iso' as const, image: '/pool/a.iso' } };

it('begins a draft where there is none', () => {
  expect(withSource(undefined, handed)).toEqual({ connection: here, name: '', source: handed.source });
});

it('keeps what was answered, but for the system of the old source', () => {
  const draft = { ...emptyDraft(here), name: 'web', osId: 'http://debian.org/debian/12' };
  expect(withSource(draft, handed)).toEqual({ connection: here, name: 'web', source: handed.source });
});

it('goes to the host that has the image', () => {
  const draft = { ...emptyDraft(far), name: 'web', pool: 'there' };
  expect(withSource(draft, handed)).toEqual({ connection: here, name: 'web', source: handed.source });
});
