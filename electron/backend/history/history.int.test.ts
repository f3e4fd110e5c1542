import { appendFile } from 'node:fs/promises';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HistoryEntry } from '#shared/contract/history.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { silent } from '../testing/silent.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { tinyDomain } from '../testing/tiny-domain.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';
import { guestHistory } from './guest-history.ts';

const URI = 'qemu:///system';
const NAME = `innkeeper-history-${process.pid}`;
const virsh = virshOn(URI);

let backend: TestBackend;
let guest: GuestRef;

beforeAll(async () => {
  backend = await startBackend(URI);
  await tinyDomain(virsh, NAME, { display: 'none' });
  const watched = await watchedGuests(backend.client);
  const { connection, uuid } = await watched.when(NAME);
  guest = { connection, uuid };
});
afterAll(async () => {
  await backend?.close();
  await virsh('destroy', NAME).catch(() => undefined);
  await virsh('undefine', NAME).catch(() => undefined);
});

/** What a page that is open shows, until it is enough. */
async function shown(enough: (entries: HistoryEntry[]) => boolean): Promise<HistoryEntry[]> {
  const all: HistoryEntry[] = [];
  for await (const { entries } of await backend.client.history.watch({ guest })) {
    all.push(...entries);
    if (enough(all)) return all;
  }
  throw new Error('The stream ended.');
}
const texts = (entries: readonly HistoryEntry[]) => entries.map(({ text }) => text);

it('writes down what other tools do to a guest, and what Innkeeper could not', async () => {
  const shows = shown(all => texts(all).includes('It was switched off.'));
  await virsh('start', NAME);
  await virsh('suspend', NAME);
  await virsh('resume', NAME);
  await backend.client.guests.act({ guests: [guest], action: 'start' });
  await virsh('destroy', NAME);
  const entries = await shows;
  const wanted = ['It was defined.', 'It started.', 'It was paused.', 'It goes on.', 'It was switched off.'];
  expect(texts(entries).filter(text => wanted.includes(text))).toEqual(wanted);
  expect(entries.find(({ failure }) => failure)?.failure?.code).toBe('STATE_INVALID');
});

it('remembers it in another run, though the last line was cut short', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-history-'));
  const someone = { ...guest, uuid: uuidSchema.parse('c7a5fdbd-edaf-9455-926a-d65c16db1809') };
  const first = guestHistory(folder, silent);
  first.record(someone, { kind: 'state', text: 'It started.' });
  first.record(someone, { kind: 'state', text: 'It crashed.' });
  await first.close();
  const [name = ''] = await readdir(join(folder, 'history'));
  await appendFile(join(folder, 'history', name), '{"id":"x","at":1');
  expect((await stat(join(folder, 'history', name))).mode & 0o777).toBe(0o600);
  const page = await guestHistory(folder, silent).watch(someone, new AbortController().signal).next();
  expect(page.value && texts(page.value.entries)).toEqual(['It started.', 'It crashed.']);
  await rm(folder, { recursive: true });
});

it('gives older entries a page at a time, and forgets the oldest of very many', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-history-'));
  const history = guestHistory(folder, silent);
  for (let index = 0; index < 6000; index += 1) {
    history.record(guest, { kind: 'state', text: `Number ${index} ${'.'.repeat(60)}` });
  }
  await history.close();
  const newest = await history.watch(guest, new AbortController().signal).next();
  const page = newest.value ?? { entries: [], more: false };
  expect(page.entries).toHaveLength(100);
  expect(page.entries.at(-1)?.text).toContain('Number 5999');
  const older = await history.before(guest, page.entries[0]?.id ?? '');
  expect(older.entries.at(-1)?.text).toContain('Number 5899');
  expect(older.more).toBe(true);
  const [name = ''] = await readdir(join(folder, 'history'));
  expect((await stat(join(folder, 'history', name))).size).toBeLessThan(600 * 1024);
  await rm(folder, { recursive: true });
});
