import { link, mkdir, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type TemplateFile, templateFileSchema } from '#shared/contract/templates.ts';
import { firstUnknownKey } from '#shared/domain/unknown-key.ts';
import { fail } from '../failures/fail.ts';
import { writeDurably } from '../settings/write-durably.ts';

export interface StoredTemplate extends TemplateFile {
  /** The file's name without `.json`. */
  readonly id: string;
  readonly path: string;
  readonly changedAt: number;
}

export interface TemplateFolder {
  readonly templates: StoredTemplate[];
  readonly unreadable: { readonly path: string; readonly why: string }[];
}

const SUFFIX = '.json';
/** A template is a page of text; something else is not read into memory. */
const MAX_BYTES = 1024 * 1024;

/**
 * Templates as files that people may edit, copy and share: one JSON file each, for their owner alone. A file
 * that cannot be read as a template is reported and never written over.
 */
export class TemplateFiles {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async list(): Promise<TemplateFolder> {
    const names = await readdir(this.folder).catch(noFolder);
    const found: TemplateFolder = { templates: [], unreadable: [] };
    for (const name of names.toSorted()) {
      if (!name.endsWith(SUFFIX) || name.startsWith('.')) continue;
      const path = join(this.folder, name);
      const read = await readTemplate(path).catch((error: NodeJS.ErrnoException) => whyUnread(error));
      if (typeof read === 'string') found.unreadable.push({ path, why: read });
      else found.templates.push({ ...read, id: name.slice(0, -SUFFIX.length), path });
    }
    return found;
  }

  /** Throws NAME_TAKEN for a name that is there, unless it is to be replaced. */
  async save(template: TemplateFile, replace: boolean): Promise<{ id: string; path: string }> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const { templates } = await this.list();
    const same = templates.find(({ name }) => name === template.name);
    if (same && !replace) throw fail('NAME_TAKEN', { name: template.name });
    const beside = join(this.folder, `.${template.name}.${process.pid}.new`);
    try {
      await writeDurably(beside, `${JSON.stringify(template, null, 2)}\n`);
      if (!same) return await this.#linkNew(beside, template.name);
      await rename(beside, same.path);
      return { id: same.id, path: same.path };
    } finally {
      await rm(beside, { force: true });
    }
  }

  /** Throws NOT_FOUND. */
  async remove(id: string): Promise<void> {
    const found = (await this.list()).templates.find(template => template.id === id);
    if (!found) throw fail('NOT_FOUND', { name: id });
    await unlink(found.path);
  }

  /** Under the first name that no file has, whatever is in that one. */
  async #linkNew(beside: string, name: string): Promise<{ id: string; path: string }> {
    for (let number = 1; ; number += 1) {
      const id = number === 1 ? name : `${name} ${number}`;
      const path = join(this.folder, `${id}${SUFFIX}`);
      try {
        await link(beside, path);
        return { id, path };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }
}

/** A sentence when it is no template. Rejects with the system's error. */
async function readTemplate(path: string): Promise<(TemplateFile & { changedAt: number }) | string> {
  const { size, mtimeMs } = await stat(path);
  if (size > MAX_BYTES) return 'It is larger than any template.';
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return `It is not JSON: ${error.message}.`;
    throw error;
  }
  const read = templateFileSchema.safeParse(content);
  if (!read.success) return z.prettifyError(read.error).replace(/\s*\n\s*/g, ' ');
  const unknown = firstUnknownKey(content, read.data);
  if (unknown) return `It has a field that nobody knows: ${unknown.join('.')}.`;
  return { ...read.data, changedAt: Math.floor(mtimeMs) };
}

function whyUnread({ code }: NodeJS.ErrnoException): string {
  return `It cannot be read (${code ?? 'unknown reason'}).`;
}

function noFolder(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
