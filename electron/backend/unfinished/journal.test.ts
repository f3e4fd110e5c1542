import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeftBehindError } from '#electron/jobs/undo.ts';
import { connectionIdSchema, uuidSchema } from '#shared/contract/values.ts';
import { silent } from '../testing/silent.ts';
import { Journal } from './journal.ts';
import type { Note } from './note.ts';
import { markOfProcess } from './process-mark.ts';

let stateDir: string;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-journal-'));
});
afterEach(() => rm(stateDir, { recursive: true }));

const journal = () => new Journal({ stateDir, log: silent });
const files = () => readdir(join(stateDir, 'unfinished')).catch(() => []);
const work = {
  kind: 'snapshots',
  guest: {
    connection: connectionIdSchema.parse('system'),
    uuid: uuidSchema.parse('0d3f4c1e-0000-4000-8000-000000000001'),
  },
  name: 'web',
  title: 'Delete the snapshot “one”',
  about: { files: ['/pool/a'] },
};

/** The note that a process of that number left. */
async function leave(mark: Note['process']): Promise<void> {
  await journal().during(work, async () => {
    const [file] = await files();
    const path = join(stateDir, 'unfinished', file ?? '');
    const { version, record } = JSON.parse(await readFile(path, 'utf8')) as { version: number; record: Note };
    const id = '0d3f4c1e-0000-4000-8000-000000000002';
    const other = { version, record: { ...record, id, process: mark } };
    await writeFile(join(stateDir, 'unfinished', `${id}.json`), JSON.stringify(other));
  });
}

describe('a note of dangerous work', () => {
  it('is on the disk while it goes on, and gone after it', async () => {
    const one = journal();
    await one.during(work, async note => {
      expect(await files()).toHaveLength(1);
      await note.write({ files: ['/pool/a', '/pool/b'] });
      // Under way is not cut short.
      expect(await one.left()).toEqual([]);
    });
    expect(await files()).toEqual([]);
  });

  it('goes when the work failed and took everything back', async () => {
    const failed = journal().during(work, () => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    expect(await files()).toEqual([]);
  });

  it('stays when something could not be taken back, and says what', async () => {
    const error = new LeftBehindError(new Error('no'), [{ title: 'Make the file', error: new Error('x') }]);
    await expect(journal().during(work, () => Promise.reject(error))).rejects.toBe(error);
    expect(await journal().left()).toMatchObject([{ leftBehind: ['Make the file'], about: work.about }]);
  });

  it('stays when what was done can only be finished', async () => {
    const failed = journal().during(work, async note => {
      note.stays();
      throw new Error('no room');
    });
    await expect(failed).rejects.toThrow('no room');
    expect(await journal().left()).toMatchObject([{ leftBehind: [] }]);
  });

  it('is found when its process is no more', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await leave({ pid: child.pid ?? 0 });
    const [note] = await journal().left();
    expect(note).toMatchObject({ title: work.title, guest: work.guest });
    await journal().forget(note?.id ?? '');
    expect(await journal().left()).toEqual([]);
  });

  it('is left alone while another process is at it, and found when that number is another process by now', async () => {
    const mark = await markOfProcess(process.ppid);
    await leave(mark);
    expect(await journal().left()).toEqual([]);
    await leave({ ...mark, began: 'another boot 1' });
    expect(await journal().left()).toHaveLength(1);
  });

  it('that cannot be read hides no other', async () => {
    await leave({ pid: 0 });
    await writeFile(join(stateDir, 'unfinished', 'broken.json'), '{');
    expect(await journal().left()).toHaveLength(1);
  });
});
