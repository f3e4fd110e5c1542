import type { GuestRef } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { Unfinished } from '#shared/contract/unfinished.ts';
import { fail } from '../failures/fail.ts';
import { procedures } from '../procedures.ts';
import type { JournalDeps, Look, UnfinishedKind } from './kinds.ts';
import type { Note } from './note.ts';

/** Only takes it from the list: every kind of work has it. */
const FORGET = { id: 'forget', label: 'Forget about it' };

interface Whose {
  readonly guest?: GuestRef | undefined;
  readonly connection?: ConnectionId | undefined;
}

/** Finds work that was cut short, and finishes it or takes it back. */
export function createUnfinishedArea(deps: JournalDeps, kinds: readonly UnfinishedKind[]) {
  const { connections, journal, log } = deps;

  async function look(note: Note): Promise<Look | 'settled'> {
    const kind = kinds.find(candidate => candidate.kind === note.kind);
    const live = connections.live(note.connection);
    if (!kind)
      return { found: ['It is work of a newer Innkeeper: this one cannot tell what came of it.'], ways: [] };
    if (!live) return { found: ['What came of it can be told once its host is connected.'], ways: [] };
    try {
      return await kind.look(note, live);
    } catch (error) {
      const { code, detail } = deps.toFailure(error, { name: note.name });
      log.warn({ code, detail, title: note.title }, 'Could not look at unfinished work');
      return { found: [`What came of it could not be found out: ${detail ?? code}`], ways: [] };
    }
  }

  async function list(whose: Whose): Promise<Unfinished[]> {
    const unfinished: Unfinished[] = [];
    for (const note of await journal.left()) {
      if (!belongs(note, whose)) continue;
      const { id, connection, guest, title, startedAt } = note;
      const looked = await look(note);
      if (looked === 'settled') {
        await journal.forget(id);
        continue;
      }
      const undone = (note.leftBehind ?? []).map(step => `This could not be taken back: ${step}.`);
      const found = [...undone, ...looked.found];
      const ways = [...looked.ways, FORGET];
      unfinished.push({ id, connection, ...(guest && { guest }), title, startedAt, found, ways });
    }
    return unfinished;
  }

  async function settle(id: string, way: string): Promise<{ job?: string }> {
    const note = (await journal.left()).find(candidate => candidate.id === id);
    if (!note) throw fail('NOT_FOUND', { name: 'The unfinished work' });
    if (way === FORGET.id) {
      await journal.forget(id);
      return {};
    }
    const kind = kinds.find(candidate => candidate.kind === note.kind);
    if (!kind) throw fail('UNSUPPORTED', { name: note.name });
    const { id: job, ended } = await kind.settle(note, way, connections.require(note.connection));
    void ended.then(({ state }) => (state === 'done' ? journal.forget(id) : undefined));
    return { job };
  }

  return {
    list: procedures.unfinished.list.handler(async ({ input }) => ({ unfinished: await list(input) })),
    settle: procedures.unfinished.settle.handler(({ input }) => settle(input.id, input.way)),
  };
}

function belongs(note: Note, { guest, connection }: Whose): boolean {
  if (guest) return guest.connection === note.connection && guest.uuid === note.guest?.uuid;
  return connection === undefined || (connection === note.connection && !note.guest);
}
