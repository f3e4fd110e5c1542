import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const goldens = new URL('goldens/', import.meta.url);
const NAME = `innkeeper-golden-${process.pid}`;
/** What this host’s QEMU cannot be asked for. */
const elsewhere = new Set(['arm-kvm.xml', 'test-driver.xml']);
const documents = readdirSync(goldens).filter(name => !elsewhere.has(name));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-golden-'));
});
afterAll(() => rm(folder, { recursive: true }));

const virsh = async (uri: string, ...args: string[]) =>
  (await run('virsh', ['-q', '-c', uri, ...args])).stdout;

async function file(document: string): Promise<string> {
  const text = readFileSync(new URL(document, goldens), 'utf8');
  const path = join(folder, document);
  await writeFile(path, text.replace('<name>web</name>', `<name>${NAME}</name>`));
  return path;
}

describe('libvirt takes the documents of new guests', () => {
  it.each(documents)('%s', async document => {
    // --validate: also by libvirt's schema, which finds an element in a wrong place.
    await virsh('qemu:///system', 'define', '--validate', await file(document));
    const stored = await virsh('qemu:///system', 'dumpxml', '--inactive', NAME);
    await virsh('qemu:///system', 'undefine', NAME, '--nvram');
    expect(stored).toContain("<listen type='address' address='127.0.0.1'/>");
  });
});
