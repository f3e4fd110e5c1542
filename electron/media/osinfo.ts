import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OsFacts } from '#shared/domain/create/facts.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import type { IsoLabel } from './image-header.ts';

const DATABASE = '/usr/share/osinfo/os';

interface Entry {
  readonly file: string;
  /** Patterns a medium of this system has as its volume label. */
  readonly volumes: readonly RegExp[];
}

/**
 * The osinfo database of this computer, when it is installed (https://libosinfo.org). Read at first use, file
 * by file, so that nothing else waits; systems are parsed only when a label matches.
 */
export class OsDatabase {
  private entries: Promise<Entry[]> | undefined;
  private readonly folder: string;

  constructor(folder = DATABASE) {
    this.folder = folder;
  }

  /** The system a medium installs, by all of its labels; undefined when none or the database is not there. */
  async recognise(label: IsoLabel): Promise<OsFacts | undefined> {
    this.entries ??= this.index();
    for (const entry of await this.entries) {
      if (!entry.volumes.some(pattern => pattern.test(label.volume))) continue;
      const os = parseDocument(await readFile(entry.file, 'utf8')).root.child('os');
      if (os?.elements('media').some(media => matches(media, label))) return describe(os);
    }
    return undefined;
  }

  private async index(): Promise<Entry[]> {
    const entries: Entry[] = [];
    try {
      for (const vendor of (await readdir(this.folder)).toSorted()) {
        for (const name of (await readdir(join(this.folder, vendor))).toSorted()) {
          if (!name.endsWith('.xml')) continue;
          const file = join(this.folder, vendor, name);
          const volumes = volumePatterns(await readFile(file, 'utf8'));
          if (volumes.length > 0) entries.push({ file, volumes });
        }
      }
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'ENOTDIR') throw error;
    }
    return entries;
  }
}

/** Only finds files worth parsing: the parsed document decides. */
function volumePatterns(text: string): RegExp[] {
  return [...text.matchAll(/<volume-id>([^<]*)<\/volume-id>/g)].flatMap(([, pattern]) =>
    toPattern(pattern ?? ''),
  );
}

/** osinfo writes GLib patterns, which for these labels mean the same in JavaScript. */
function toPattern(source: string): RegExp[] {
  try {
    return [new RegExp(source.replaceAll('&amp;', '&'))];
  } catch {
    return [];
  }
}

function matches(media: XmlElement, label: IsoLabel): boolean {
  const iso = media.child('iso');
  if (!iso?.child('volume-id')) return false;
  const parts = {
    'volume-id': label.volume,
    'system-id': label.system,
    'publisher-id': label.publisher,
    'application-id': label.application,
  };
  return Object.entries(parts).every(([name, value]) => {
    const pattern = iso.child(name)?.text;
    return pattern === undefined || toPattern(pattern).some(expression => expression.test(value));
  });
}

function describe(os: XmlElement): OsFacts {
  const text = (name: string) =>
    os.elements(name).find(element => element.attr('xml:lang') === undefined)?.text;
  const family = text('family');
  const id = os.attr('id') ?? '';
  return {
    id,
    label: text('name') ?? id,
    ...(family !== undefined && { family }),
    ...resources(os),
    ...(needsUefi(os) && { needsUefi: true }),
    // libosinfo has no word for it; Windows 11 and its servers refuse to install without one.
    ...(/^http:\/\/microsoft\.com\/win\/(11|2k25)/.test(id) && { needsTpm: true }),
  };
}

function resources(os: XmlElement): Pick<OsFacts, 'memory' | 'vcpus' | 'storage'> {
  const all = os.elements('resources');
  const found = all.find(one => one.attr('arch') === 'x86_64') ?? all.find(one => one.attr('arch') === 'all');
  const amount = (name: string, factor: number) => {
    const recommended = Number(found?.child('recommended')?.child(name)?.text);
    if (recommended > 0) return recommended;
    // A minimum is what the installer checks for, not what one can work with.
    const minimum = Number(found?.child('minimum')?.child(name)?.text);
    return minimum > 0 ? minimum * factor : undefined;
  };
  const memory = amount('ram', 2);
  const vcpus = amount('n-cpus', 1);
  const storage = amount('storage', 2);
  return {
    ...(memory !== undefined && { memory }),
    ...(vcpus !== undefined && { vcpus }),
    ...(storage !== undefined && { storage }),
  };
}

function needsUefi(os: XmlElement): boolean {
  const firmwares = os.elements('firmware').filter(({ attributes }) => attributes.length > 0);
  const bios = firmwares.find(firmware => firmware.attr('type') === 'bios');
  return bios?.attr('supported') === 'false';
}
