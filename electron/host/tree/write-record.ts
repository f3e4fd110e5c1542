import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostRecord } from './parse-record.ts';
import type { RecordFolder } from './record-node.ts';

/** Writes a record out as folders, files and links below a folder that is there, so that programs can read it. */
export async function writeRecord({ root }: HostRecord, folder: string): Promise<void> {
  await writeFolder(root, folder);
}

async function writeFolder(node: RecordFolder, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, child] of node.children) {
    const path = join(folder, name);
    if (child.kind === 'folder') await writeFolder(child, path);
    else if (child.kind === 'link') await symlink(child.target, path);
    else await writeFile(path, typeof child.content === 'string' ? `${child.content}\n` : child.content);
  }
}
