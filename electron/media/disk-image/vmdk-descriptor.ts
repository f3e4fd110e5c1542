/** One piece of a VMDK disk. */
export interface VmdkExtent {
  /** FLAT, SPARSE, ZERO, VMFS, VMFSSPARSE, SESPARSE … */
  readonly type: string;
  /** Of 512 bytes. */
  readonly sectors: number;
  readonly file?: string;
  /** Of FLAT: where in the file it begins, in sectors. */
  readonly offset: number;
}

/** The text part of a VMDK (VMware's Virtual Disk Format 5.0, “The Descriptor File”). */
export interface VmdkDescriptor {
  readonly createType: string;
  /** The disk that this one is a snapshot on. */
  readonly parent?: string;
  readonly extents: readonly VmdkExtent[];
  /** Lines of extents that cannot be understood: whoever reads on may take them for something else. */
  readonly unreadable: readonly string[];
}

const NO_PARENT = 'ffffffff';
const EXTENT = /^(?:RW|RDONLY|NOACCESS)\s+(\d{1,15})\s+([A-Z]+)(?:\s+"([^"]*)"(?:\s+(\d{1,15}))?)?\s*$/;

/** Never throws: what is not there is empty. */
export function parseVmdkDescriptor(source: string): VmdkDescriptor {
  const end = source.indexOf('\0');
  const lines = (end < 0 ? source : source.slice(0, end)).split('\n').map(line => line.trim());
  const values = new Map<string, string>();
  const extents: VmdkExtent[] = [];
  const unreadable: string[] = [];
  for (const line of lines) {
    if (/^(RW|RDONLY|NOACCESS)\s/i.test(line)) {
      const [, sectors, type, file, offset] = EXTENT.exec(line) ?? [];
      if (sectors === undefined || type === undefined) unreadable.push(line);
      else
        extents.push({
          type,
          sectors: Number(sectors),
          ...(file !== undefined && { file }),
          offset: Number(offset ?? 0),
        });
      continue;
    }
    const [, key, value] = /^([\w.]+)\s*=\s*"?([^"]*)"?$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) values.set(key.toLowerCase(), value);
  }
  const parent = values.get('parentfilenamehint');
  const parentId = values.get('parentcid')?.toLowerCase() ?? NO_PARENT;
  return {
    createType: values.get('createtype') ?? '',
    ...(parentId !== NO_PARENT && { parent: parent ?? '' }),
    extents,
    unreadable,
  };
}
