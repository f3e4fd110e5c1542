import { expect, it } from 'vitest';
import type { RemovalPlan } from '#shared/contract/guests.ts';
import { inventGuest } from '#renderer/testing/invent.ts';
import { inventPlan } from '#renderer/testing/invent-details.ts';
import { diskId, suggestedDisks, toggled, whatIsLost } from './removal.ts';

const plan: RemovalPlan = {
  ...inventPlan(inventGuest({ name: 'web', state: 'off' })),
  files: ['/p/s1', '/p/base'].map((id, at) => ({
    id,
    kind: 'snapshot-disk',
    label: `vda, of the snapshot ${at}`,
    path: id,
    suggested: true,
    deletable: true,
    // base < s1 < vda
    under: [['vda'], ['/p/s1']][at] ?? [],
  })),
};
const of = (...ids: string[]) => new Set(ids.map(id => diskId(plan, id)));

it('ticks at first what is suggested', () => {
  expect(suggestedDisks([plan])).toEqual(of('vda', '/p/s1', '/p/base'));
});

it('keeps all that lies below what is kept', () => {
  expect(toggled([plan], of('vda', '/p/s1', '/p/base'), diskId(plan, 'vda'))).toEqual(of());
  expect(toggled([plan], of('vda', '/p/s1', '/p/base'), diskId(plan, '/p/base'))).toEqual(of('vda', '/p/s1'));
});

it('lets all go that stands on what goes', () => {
  expect(toggled([plan], of(), diskId(plan, '/p/base'))).toEqual(of('vda', '/p/s1', '/p/base'));
});

it('names each file that goes', () => {
  expect(whatIsLost([plan], of('vda', '/p/s1')).join('\n')).toContain('/p/s1');
  expect(whatIsLost([plan], of('vda')).join('\n')).not.toContain('/p/s1');
});
