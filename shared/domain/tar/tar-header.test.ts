import { extract, type Header } from 'tar-stream';
import { expect, test } from 'vitest';
import { TAR_END, tarHeader, tarPadding, type TarEntry } from './tar-header.ts';

/** As another program reads it. */
async function read(entries: readonly TarEntry[]): Promise<Header[]> {
  const found: Header[] = [];
  const reading = extract();
  reading.on('entry', (header, content, next) => {
    found.push(header);
    content.on('end', next);
    content.resume();
  });
  const over = new Promise<void>((resolve, reject) =>
    reading.on('finish', () => resolve()).on('error', reject),
  );
  for (const entry of entries) {
    reading.write(tarHeader(entry));
    reading.write(new Uint8Array(entry.size));
    reading.write(tarPadding(entry.size));
  }
  reading.end(TAR_END);
  await over;
  return found;
}

test('archives are read by others as they are meant', async () => {
  const long = `a/${'ü'.repeat(90)}/file.txt`;
  const found = await read([
    { path: 'folder', kind: 'folder', size: 0, modifiedAt: 1_700_000_000_000 },
    { path: 'folder/grün.txt', kind: 'file', size: 513, modifiedAt: 1_700_000_000_999 },
    { path: long, kind: 'file', size: 512, modifiedAt: 0 },
    { path: `b/${'x'.repeat(95)}`, kind: 'file', size: 0, modifiedAt: 0 },
  ]);
  expect(found.map(({ name, type, size }) => [name, type, size])).toEqual(
    [
      ['folder/', 'directory', 0],
      ['folder/grün.txt', 'file', 513],
      [long, 'file', 512],
      [`b/${'x'.repeat(95)}`, 'file', 0],
    ].map(([name, type, size]) => [String(name).replace(/\/$/, type === 'directory' ? '/' : ''), type, size]),
  );
  expect(found[1]?.mtime?.getTime()).toBe(1_700_000_000_000);
});
