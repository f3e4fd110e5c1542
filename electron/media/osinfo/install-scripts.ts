import { readFile } from 'node:fs/promises';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { documentsOf } from './folders.ts';

const XSLT = 'http://www.w3.org/1999/XSL/Transform';

/** One of osinfo-db's scripts that write the answers for an installer. */
export interface InstallScript {
  readonly id: string;
  /** jeos: as little as possible; desktop. */
  readonly profile: string;
  readonly fileName: string;
  /** XSLT, a document of its own. */
  readonly stylesheet: string;
}

export async function loadInstallScripts(
  folders: readonly string[],
): Promise<ReadonlyMap<string, InstallScript>> {
  const found = new Map<string, InstallScript>();
  for (const path of await documentsOf(folders, 'install-script')) {
    for (const script of await readScripts(path)) found.set(script.id, script);
  }
  return found;
}

async function readScripts(path: string): Promise<InstallScript[]> {
  try {
    return parseDocument(await readFile(path, 'utf8'))
      .root.elements('install-script')
      .flatMap(readScript);
  } catch {
    return [];
  }
}

function readScript(element: XmlElement): InstallScript[] {
  const stylesheet = element.child('template')?.child('stylesheet', XSLT);
  const id = element.attr('id');
  const fileName = element.child('expected-filename')?.text.trim();
  if (!stylesheet || id === undefined || fileName === undefined) return [];
  const profile = element.child('profile')?.text.trim() ?? '';
  return [{ id, profile, fileName, stylesheet: stylesheet.toString() }];
}
