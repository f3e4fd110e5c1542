import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionId } from '../ports.ts';
import { createTemplatesArea } from './templates-area.ts';

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'innkeeper-templates-'));
});
afterEach(() => rm(state, { recursive: true }));

const client = () =>
  createRouterClient(createTemplatesArea({ stateDir: state }), { context: { session: 'test' as SessionId } });
const web = { name: 'Web server', answers: { source: { kind: 'none' as const }, vcpus: 2 }, replace: false };
const file = (name: string) => join(state, 'templates', name);

describe('templates', () => {
  it('are files for their owner alone, and come back as they were', async () => {
    expect(await client().list({})).toMatchObject({ templates: [], unreadable: [] });
    const { id, path } = await client().save({ ...web, description: 'two of them' });
    expect(path).toBe(file('Web server.json'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const { templates } = await client().list({});
    expect(templates).toMatchObject([{ id, path, name: web.name, answers: web.answers }]);
    await client().remove({ id });
    expect((await client().list({})).templates).toEqual([]);
  });

  it('are replaced only when that is meant', async () => {
    await client().save(web);
    const other = { ...web, answers: { ...web.answers, vcpus: 4 } };
    await expect(client().save(other)).rejects.toMatchObject({ data: { code: 'NAME_TAKEN' } });
    expect((await client().list({})).templates[0]?.answers.vcpus).toBe(2);
    await client().save({ ...other, replace: true });
    expect((await client().list({})).templates.map(({ answers }) => answers.vcpus)).toEqual([4]);
  });

  it('hold no secrets', async () => {
    const users = [{ name: 'ann', passwordHash: `$6$salt$${'h'.repeat(86)}`, sshKeys: ['ssh-ed25519 A'] }];
    const answers = { ...web.answers, cloudInit: { users }, unattended: { user: 'a', password: 'hush' } };
    const { path } = await client().save({ ...web, answers });
    const text = await readFile(path, 'utf8');
    expect(text).toContain('ssh-ed25519 A');
    expect(text).not.toMatch(/hush|hhhh/);
  });

  it.each([
    ['{', 'It is not JSON'],
    ['{"template":1,"name":"x","answers":{}}', 'source'],
    ['{"template":2,"name":"x","answers":{"source":{"kind":"none"}}}', 'template'],
    ['{"template":1,"name":"x","answers":{"source":{"kind":"none"},"vcpu":1}}', 'answers.vcpu'],
    [`"${'x'.repeat(1024 * 1024)}"`, 'larger than any template'],
  ])('reports %s and writes over it never', async (text, why) => {
    await client().save(web);
    await writeFile(file('Broken.json'), text);
    const { templates, unreadable } = await client().list({});
    expect(templates).toHaveLength(1);
    expect(unreadable).toEqual([{ path: file('Broken.json'), why: expect.stringContaining(why) }]);
    const saved = await client().save({ ...web, name: 'Broken', replace: true });
    expect(saved.path).toBe(file('Broken 2.json'));
    expect(await readFile(file('Broken.json'), 'utf8')).toBe(text);
  });

  it('are removed by their id alone', async () => {
    await writeFile(join(state, 'settings.json'), '{}');
    await client().save(web);
    for (const id of ['../settings', 'settings', 'gone', ''])
      await expect(client().remove({ id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  });
});
