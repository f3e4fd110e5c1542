import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestPool } from '#electron/backend/testing/test-pool.ts';
import { virshOn } from '#electron/backend/testing/virsh.ts';
import { envelopeOf, makeTar, manifestOf } from '#electron/media/testing/appliances.ts';
import { tinyGuest } from '../../e2e/host/tiny-guest.mjs';
import { dispatch } from './dispatch.ts';
import { localClient } from './local-client.ts';
import { create } from './verbs/create.ts';
import { importVerb } from './verbs/import.ts';

const run = promisify(execFile);
const uri = 'qemu:///system';
const virsh = virshOn(uri);
const name = `innkeeper-import-${process.pid}`;

let folder: string;
let ova: string;
let pool: Awaited<ReturnType<typeof startTestPool>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-import-'));
  await chmod(folder, 0o755);
  pool = await startTestPool(virsh, name);
  const { disk } = await tinyGuest();
  const vmdk = join(folder, 'tiny.vmdk');
  await run('qemu-img', ['convert', '-O', 'vmdk', '-o', 'subformat=streamOptimized', disk, vmdk]);
  const ovf = join(folder, 'tiny.ovf');
  await writeFile(ovf, envelopeOf({ name: 'Tiny machine', disks: ['tiny.vmdk'] }));
  const manifest = { name: 'tiny.mf', content: await manifestOf([ovf, vmdk]) };
  ova = await makeTar(join(folder, 'tiny.ova'), [ovf, manifest, vmdk]);
});
afterAll(async () => {
  await pool.remove();
  await rm(folder, { recursive: true });
});
afterEach(async () => {
  await virsh('destroy', name).catch(() => undefined);
  await virsh('undefine', name, '--nvram').catch(() => undefined);
  for (const file of await pool.files()) await rm(join(pool.path, file));
  await virsh('pool-refresh', name);
});

async function innkeeper(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: async (text: string) => void out.push(text),
    err: (line: string) => void err.push(line),
    signal: new AbortController().signal,
  };
  const all = [...argv, '--connect', uri, '--state-dir', join(folder, 'state')];
  const code = await dispatch([create, importVerb], all, terminal, localClient);
  return { code, out: out.join(''), err };
}

/** Starts the guest and resolves once its console has said so. */
async function untilSaid(words: string): Promise<void> {
  await virsh('start', name, '--paused');
  const terminal = await virsh('ttyconsole', name);
  const console = createReadStream(terminal, { encoding: 'latin1' });
  await once(console, 'open');
  // Or the terminal types to the guest what the guest says.
  await run('stty', ['-F', terminal, 'raw', '-echo']);
  let said = '';
  await virsh('resume', name);
  for await (const text of console as AsyncIterable<string>) {
    said += text;
    if (said.includes(words)) return;
  }
  throw new Error(`The console ended with: ${said}`);
}

describe('innkeeper import', () => {
  it('shows the document and what is lost, and changes nothing in a dry run', async () => {
    const { code, out, err } = await innkeeper('import', ova, '--name', name, '--pool', name, '--dry-run');
    expect(err.join('\n')).toContain('Not carried over: A floppy drive (Floppy 1).');
    expect(code).toBe(0);
    expect(out).toMatch(/^<domain /);
    const file = join(folder, 'domain.xml');
    await writeFile(file, out);
    await run('virt-xml-validate', [file, 'domain']);
    expect(await pool.files()).toEqual([]);
    await expect(virsh('dominfo', name)).rejects.toThrow();
  });

  it('makes a guest of an OVA, which boots', async () => {
    const { code, out, err } = await innkeeper('import', ova, '--name', name, '--pool', name);
    expect(err.filter(line => line.startsWith('Not carried over'))).toHaveLength(2);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(`^${name} is there: [0-9a-f-]{36}\n$`),
    });
    expect(await pool.files()).toEqual([`${name}.qcow2`]);
    const xml = await virsh('dumpxml', name);
    expect(xml).toContain("<memory unit='KiB'>262144</memory>");
    expect(xml).toMatch(/<vcpu[^>]*>2<\/vcpu>/);
    const { disk } = await tinyGuest();
    await run('qemu-img', ['compare', disk, join(pool.path, `${name}.qcow2`)]);
    await untilSaid('Tiny guest ready');
    // A loader that reads a disk byte by byte, translated, on a machine that does other things.
  }, 300_000);

  it('makes a guest of a bare disk, and leaves that as it was', async () => {
    const disk = join(folder, 'tiny.vmdk');
    const before = await readFile(disk);
    const { code } = await innkeeper('import', disk, '--name', name, '--pool', name);
    expect(code).toBe(0);
    expect((await readFile(disk)).equals(before)).toBe(true);
    expect(await virsh('domblklist', name)).toContain(join(pool.path, `${name}.qcow2`));
  });

  it.each([
    ['a manifest that does not match', { name: 'tiny.mf', content: `SHA256(tiny.ovf)= ${'0'.repeat(64)}\n` }],
    ['a disk that is missing', { name: 'other.txt', content: 'x' }],
  ])('refuses %s, and leaves nothing behind', async (_, entry) => {
    const bad = await makeTar(join(folder, 'bad.ova'), [join(folder, 'tiny.ovf'), entry]);
    const { code, out, err } = await innkeeper('import', bad, '--name', name, '--pool', name);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.join('\n')).toContain(`${bad}: tiny.`);
    expect(await pool.files()).toEqual([]);
  });
});
