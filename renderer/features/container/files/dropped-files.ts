import type { PickedFile } from './send-in.ts';

/** Files and folders that were dropped, folders with all that is in them. Read at once: a drop forgets them after. */
export function droppedFiles(items: DataTransferItemList): Promise<PickedFile[]> {
  const entries = [...items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null);
  return Promise.all(entries.map(entry => filesOf(entry, ''))).then(all => all.flat());
}

async function filesOf(entry: FileSystemEntry, before: string): Promise<PickedFile[]> {
  const path = before + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ path, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: PickedFile[] = [];
  // It gives a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    for (const each of some) found.push(...(await filesOf(each, `${path}/`)));
  }
}

/** Of a chooser of files or of a folder. */
export const chosenFiles = (list: FileList): PickedFile[] =>
  [...list].map(file => ({ path: file.webkitRelativePath || file.name, file }));
