import { expect, it } from 'vitest';
import { engineIdSchema } from '#shared/contract/engines.ts';
import { checkDraft } from './check-draft.ts';
import type { Draft } from './draft.ts';

const draft: Draft = { engine: engineIdSchema.parse('docker'), image: 'busybox' };

it('plans the rows that can be read, and knows where each was typed', () => {
  const ports = [22_000_000, 80, -1, 443].map(container => ({ container }));
  const { request, placeOf, problems } = checkDraft({ ...draft, ports });
  expect(request?.ports).toEqual([{ container: 80 }, { container: 443 }]);
  expect(problems.map(({ field }) => field)).toEqual(['ports.0.container', 'ports.2.container']);
  expect(placeOf('ports.0.host')).toBe('ports.1.host');
  expect(placeOf('ports.1')).toBe('ports.3');
  expect(placeOf('name')).toBe('name');
});

it('takes more than ten wrong rows out, each by its number', () => {
  const ports = Array.from({ length: 12 }, (_, at) => ({ container: at === 2 || at > 9 ? -1 : at + 1 }));
  const { request, placeOf } = checkDraft({ ...draft, ports });
  expect(request?.ports?.map(({ container }) => container)).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10]);
  expect(placeOf('ports.2.container')).toBe('ports.3.container');
});

it('leaves what can be read as it is', () => {
  expect(checkDraft({ ...draft, ports: [{ container: 80 }] }).placeOf('ports.0.host')).toBe('ports.0.host');
});
