import { setTerminator, volumeDescriptor } from './descriptor.ts';
import { type Extent, pathTable, rootDirectory } from './directory.ts';
import { type Encoding, padded, SECTOR, sectorsOf } from './fields.ts';
import { shortNames } from './short-names.ts';

export interface IsoFile {
  /** At most 64 characters, none of them * / : ; ? \ (Joliet). */
  readonly name: string;
  readonly text: string;
}

/** System area, three descriptors. */
const DESCRIPTORS = 16;
const TABLES = DESCRIPTORS + 3;
const DIRECTORIES = TABLES + 4;

/**
 * A CD-ROM of a few small text files, without folders: ISO 9660 (ECMA-119) with Joliet's long names beside the
 * short ones, as Linux, the BSDs and Windows read it. In memory, so that no secret of it lies in a file.
 * @param label at most 16 characters
 */
export function writeIso(label: string, files: readonly IsoFile[], date: Date): Buffer {
  check(label, files);
  const contents = files.map(({ text }) => Buffer.from(text));
  const long = files.map(({ name }) => name);
  const short = shortNames(long);
  const volumes: readonly { readonly encoding: Encoding; readonly names: readonly string[] }[] = [
    { encoding: 'ascii', names: short },
    { encoding: 'ucs2', names: long },
  ];

  // A directory is as long whatever its files' places are.
  const nowhere = { sector: 0, length: 0 };
  let next = DIRECTORIES;
  const place = (length: number): Extent => {
    const extent = { sector: next, length };
    next += sectorsOf(length);
    return extent;
  };
  const directory = (index: number, root: Extent, extents?: readonly Extent[]) => {
    const { names, encoding } = volumes[index] ?? { names: [], encoding: 'ascii' as const };
    const entries = names.map((name, at) => ({ name, extent: extents?.[at] ?? nowhere }));
    return rootDirectory(root, entries, encoding, date);
  };
  const roots = volumes.map((_, index) => place(directory(index, nowhere).length));
  const extents = contents.map(content => place(content.length));

  const descriptors = volumes.map(({ encoding }, index) =>
    volumeDescriptor({
      label,
      encoding,
      date,
      sectors: next,
      root: roots[index] ?? nowhere,
      pathTable: {
        size: pathTable(nowhere, 'little').length,
        little: TABLES + 2 * index,
        big: TABLES + 2 * index + 1,
      },
    }),
  );
  const tables = roots.flatMap(root => [pathTable(root, 'little'), pathTable(root, 'big')]);
  return Buffer.concat([
    Buffer.alloc(DESCRIPTORS * SECTOR),
    ...descriptors,
    setTerminator(),
    ...tables.map(padded),
    ...roots.map((root, index) => directory(index, root, extents)),
    ...contents.map(padded),
  ]);
}

function check(label: string, files: readonly IsoFile[]): void {
  if (label.length > 16) throw new RangeError(`The label ${label} is longer than 16 characters.`);
  for (const { name } of files)
    if (name.length > 64 || !/^[^*/:;?\\]+$/.test(name))
      throw new RangeError(`No file can be named ${name}.`);
}
