import { afterEach, expect, test } from 'vitest';
import type { ConnectionId } from '#shared/contract/values.ts';
import { setAnswer } from './answers.ts';
import { emptyDraft, isWorthKeeping, onConnection } from './draft.ts';
import { dropDraft, startOver, useDraft } from './draft-store.ts';

const system = 'system' as ConnectionId;
const leavePage = () => dispatchEvent(new Event('pagehide'));
const written = () => sessionStorage.getItem('innkeeper.new-guest');

afterEach(() => {
  dropDraft();
  leavePage();
});

test('a draft is written down when the page is left, without the password', () => {
  startOver(system);
  setAnswer('name', 'web');
  setAnswer('unattended', { user: 'u', password: 'secret' });
  leavePage();
  expect(JSON.parse(written() ?? '')).toMatchObject({ name: 'web', unattended: { user: 'u', password: '' } });
  expect(useDraft.getState().draft?.unattended?.password).toBe('secret');
});

test('a dropped draft leaves nothing written', () => {
  startOver(system);
  setAnswer('name', 'web');
  leavePage();
  dropDraft();
  leavePage();
  expect(written()).toBeNull();
});

test('only what a person said is worth keeping', () => {
  const empty = emptyDraft(system);
  expect(isWorthKeeping(empty)).toBe(false);
  expect(isWorthKeeping({ ...empty, vcpus: 2 })).toBe(true);
  expect(isWorthKeeping({ ...empty, name: 'a' })).toBe(true);
  expect(isWorthKeeping({ ...empty, source: { kind: 'none' } })).toBe(true);
});

test('moving to another host keeps what is true there too', () => {
  const draft = {
    ...emptyDraft(system),
    source: { kind: 'iso' as const, image: 'https://a.example/a.iso' },
    vcpus: 3,
    pool: 'p',
    disks: [{ pool: 'p', size: 5 }],
    nics: [{ target: { to: 'network' as const, network: 'n' } }],
  };
  const moved = onConnection(draft, 'far' as ConnectionId);
  expect(moved).toEqual({
    connection: 'far',
    name: '',
    source: draft.source,
    vcpus: 3,
    disks: [{ size: 5 }],
  });
  const onFile = onConnection({ ...draft, source: { kind: 'iso', image: '/a.iso' } }, 'far' as ConnectionId);
  expect(onFile.source).toEqual({ kind: 'iso', image: '' });
});
