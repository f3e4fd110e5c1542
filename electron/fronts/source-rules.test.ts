import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist', '.tsbuild', 'test', 'testing', 'generated'].includes(entry.name)) {
        yield* sources(path);
      }
    } else if (/\.tsx?$/.test(entry.name) && !/\.test\.tsx?$|\.d\.ts$/.test(entry.name)) {
      yield path;
    }
  }
}

const files = ['electron', 'renderer', 'shared'].flatMap(folder =>
  [...sources(folder)].map(path => ({
    path: relative('.', path),
    text: readFileSync(join(root, path), 'utf8'),
  })),
);

const having = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('our sources', () => {
  it('were found', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it('import electron in the main process and the preload alone', () => {
    const importing = having(/^import (?!type )[^;]*from 'electron'/m);
    expect(importing.filter(path => !/^electron\/(main|preload)\//.test(path))).toEqual([]);
    expect(importing).toContain('electron/preload/index.ts');
  });

  it('of one feature import nothing of another', () => {
    const across = files.flatMap(({ path, text }) => {
      const [, own] = /^renderer\/features\/([a-z-]+)\//.exec(path) ?? [];
      if (own === undefined) return [];
      return [...text.matchAll(/from '#renderer\/features\/([a-z-]+)\//g)].flatMap(([, other]) =>
        other === own ? [] : [`${path} → ${other}`],
      );
    });
    expect(across).toEqual([]);
  });

  it('listen on ipcMain in one place', () => {
    expect(having(/\bipcMain\b/)).toEqual(['electron/main/handshake.ts', 'electron/main/start.ts']);
    expect(having(/\bipc\.(on|handle|once)\(/)).toEqual(['electron/main/handshake.ts']);
  });

  it('reach ipcRenderer in the preload alone, which hands it to nobody', () => {
    expect(having(/\bipcRenderer\b/)).toEqual(['electron/preload/index.ts']);
    const preload = files.find(({ path }) => path === 'electron/preload/index.ts')?.text ?? '';
    expect(preload.match(/ipcRenderer\.\w+/g)).toEqual(['ipcRenderer.postMessage']);
  });

  it('open the system browser in one place', () => {
    expect(having(/\bshell\.openExternal\(/)).toEqual(['electron/main/windows.ts']);
  });

  it('never start a shell', () => {
    expect(having(/\bshell: ?(true|'|")/)).toEqual([]);
    expect(having(/import \{[^}]*\bexec(Sync)?\b[^}]*\} from 'node:child_process'/)).toEqual([]);
  });

  it('never make markup or code from text', () => {
    expect(
      having(/dangerouslySetInnerHTML|\.(inner|outer)HTML = |insertAdjacentHTML|document\.write\(/),
    ).toEqual([]);
    expect(having(/\beval\(|new Function\(/)).toEqual([]);
  });
});
