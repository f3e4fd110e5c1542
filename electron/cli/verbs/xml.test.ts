import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runXml, type XmlArguments } from './xml.ts';

const NETWORK =
  '<network>\r\n\t<name>lab</name>  <!-- kept -->\r\n<bridge   name="virbr7" stp=\'off\' />\r\n</network>\n\n';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'innkeeper-xml-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function file(name: string, contents: string | Uint8Array): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, contents);
  return path;
}

async function run(args: XmlArguments) {
  const output = { out: '', err: '' };
  const code = await runXml(args, {
    stdout: text => {
      output.out += text;
    },
    stderr: text => {
      output.err += text;
    },
  });
  return { code, ...output };
}

describe('innkeeper xml', () => {
  it('prints every document as it was', async () => {
    const files = [
      await file('a.xml', NETWORK),
      await file('b.xml', '\uFEFF<pool type="dir"><name>é</name></pool>'),
    ];
    expect(await run({ files })).toEqual({
      code: 0,
      out: `${NETWORK}\uFEFF<pool type="dir"><name>é</name></pool>`,
      err: '',
    });
  });

  it('names file, line, column, reason and remedy of a bad file, and goes on with the others', async () => {
    const bad = await file('bad.xml', '<network>\n  <name>lab</nam>\n</network>');
    const good = await file('good.xml', NETWORK);
    const out = join(dir, 'new', 'deep');
    const result = await run({ files: [bad, good], out });
    expect(result.code).toBe(1);
    expect(result.err).toBe(`${bad}:2:12: </nam> does not close <name> from line 2: write </name> here\n`);
    expect(await readdir(out)).toEqual(['good.xml']);
    expect(await readFile(join(out, 'good.xml'), 'utf8')).toBe(NETWORK);
  });

  it('refuses a document without what its kind needs, with the place', async () => {
    const bad = await file('bad.xml', "<domain type='kvm'>\n  <memory>lots</memory>\n</domain>");
    expect((await run({ files: [bad] })).err).toMatch(/bad\.xml:1:1: <domain> has no <name>: add /);
    const value = await file(
      'value.xml',
      "<volume>\n <name>v</name>\n <capacity unit='GB'>1.5</capacity></volume>",
    );
    expect((await run({ files: [value] })).err).toContain(
      `${value}:3:2: <capacity> is "1.5": write a whole number`,
    );
  });

  it('refuses two files that would get one name before it writes anything', async () => {
    await mkdir(join(dir, 'x'));
    const files = [await file('same.xml', NETWORK), await file('x/same.xml', NETWORK)];
    const out = join(dir, 'out');
    const { code, err } = await run({ files, out });
    expect(code).toBe(1);
    expect(err).toContain('would both become');
    await expect(stat(out)).rejects.toThrow('ENOENT');
  });

  it('leaves a file alone that it would write onto itself', async () => {
    const path = await file('a.xml', NETWORK);
    await chmod(path, 0o440);
    const before = await stat(path);
    expect(await run({ files: [path], out: dir })).toMatchObject({ code: 0, err: '' });
    const after = await stat(path);
    expect([after.ino, after.mode, after.mtimeMs]).toEqual([before.ino, before.mode, before.mtimeMs]);
  });

  it('replaces an older file whole and leaves no temporary one', async () => {
    const path = await file('a.xml', NETWORK);
    const out = join(dir, 'out');
    await mkdir(out);
    await writeFile(join(out, 'a.xml'), 'old');
    expect((await run({ files: [path], out })).code).toBe(0);
    expect(await readdir(out)).toEqual(['a.xml']);
    expect(await readFile(join(out, 'a.xml'), 'utf8')).toBe(NETWORK);
  });

  it('says what is wrong with a path', async () => {
    expect((await run({ files: [join(dir, 'none.xml')] })).err).toMatch(
      /none\.xml: there is no such file: check/,
    );
    expect((await run({ files: [dir] })).err).toContain(': it is a directory: ');
    expect(await run({ files: [] })).toMatchObject({
      code: 1,
      err: expect.stringContaining('no file given'),
    });
    const path = await file('a.xml', NETWORK);
    expect((await run({ files: [path], out: path })).err).toContain('a file of that name is in the way');
  });

  it('prints what became of each file with --json', async () => {
    const good = await file('good.xml', NETWORK);
    const bad = await file('bad.xml', '<!DOCTYPE network><network/>');
    const { out, code } = await run({ files: [good, bad], json: true });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      { file: good, ok: true, kind: 'network', xml: NETWORK },
      expect.objectContaining({ file: bad, ok: false, code: 'doctype', line: 1, column: 1 }),
    ]);
  });
});

describe('encodings', () => {
  const declared = (encoding: string) =>
    `<?xml version='1.0' encoding='${encoding}'?>\n<pool type='dir'><name>é</name></pool>`;

  it.each([
    ['latin-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
    ['windows-1252', Buffer.from(declared('windows-1252'), 'latin1')],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(declared('UTF-16'), 'utf16le')],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${declared('UTF-8')}`)],
  ])('writes %s back byte for byte', async (_, bytes) => {
    const path = await file('a.xml', bytes);
    const out = join(dir, 'out');
    expect(await run({ files: [path], out })).toMatchObject({ code: 0, err: '' });
    expect(await readFile(join(out, 'a.xml'))).toEqual(bytes);
  });

  it('reads no more of an endless device than of a large file', async () => {
    expect(await run({ files: ['/dev/zero'] })).toMatchObject({
      code: 1,
      err: expect.stringContaining('holds more than'),
    });
  });

  it('refuses bytes that are not the encoding they claim', async () => {
    const path = await file('a.xml', Buffer.from("<pool type='dir'>\n<name>é</name></pool>", 'latin1'));
    expect((await run({ files: [path] })).err).toContain(`${path}:2:1: the file is not UTF-8`);
    const ascii = await file('b.xml', declared('US-ASCII'));
    expect((await run({ files: [ascii] })).err).toContain('the file says it is US-ASCII');
    const unknown = await file('c.xml', declared('gbk'));
    expect((await run({ files: [unknown] })).err).toContain('gbk cannot be written back');
  });

  it('does not mix encodings on standard output', async () => {
    const path = await file('a.xml', Buffer.from(declared('ISO-8859-1'), 'latin1'));
    const { code, out, err } = await run({ files: [path] });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('write it to a directory with --out');
  });
});
