import type { OsFacts } from '#shared/domain/create/facts.ts';
import { failed, type Web } from './download/http.ts';
import { probe } from './download/probe.ts';
import { RefusedAnswer } from './download/refuse.ts';
import { readText } from './download/read-text.ts';
import type { OsDatabase } from './osinfo.ts';
import { layoutsFor, type Layout } from './tree/layouts.ts';
import { parseTreeinfo, type Treeinfo } from './tree/treeinfo.ts';

/** An installer to start directly. Addresses are whole. */
export interface InstallTree {
  readonly kernel: string;
  readonly initramfs: string;
  /** Of which system, where its description tells. */
  readonly os?: OsFacts;
}

/** libvirt's name of an architecture, and osinfo's id of the system that a person chose. */
export interface TreeWanted {
  readonly url: string;
  readonly arch: string;
  readonly osId?: string | undefined;
}

/**
 * Finds the installer of an install tree: by the tree's own description, by what osinfo-db knows of the system,
 * or by where distributions put it. Throws DOWNLOAD_FAILED: the server cannot be reached, or nothing is there.
 */
export async function findInstallTree(
  { url, arch, osId }: TreeWanted,
  web: Web,
  database: OsDatabase,
): Promise<InstallTree> {
  const base = url.endsWith('/') ? url : `${url}/`;
  const at = (path: string) => new URL(path, base).href;
  const info = await readTreeinfo(base, arch, web);
  const os = info && (await database.recogniseTree(info));
  if (info?.kernel !== undefined && info.initrd !== undefined)
    return { kernel: at(info.kernel), initramfs: at(info.initrd), ...(os && { os }) };
  const known = osId === undefined ? [] : await database.trees(osId, arch);
  const layouts: Layout[] = known.flatMap(({ kernel, initrd }) =>
    kernel !== undefined && initrd !== undefined ? [{ kernel, initrd }] : [],
  );
  for (const layout of [...layouts, ...layoutsFor(arch)]) {
    if (await isThere(at(layout.kernel), web))
      return { kernel: at(layout.kernel), initramfs: at(layout.initrd), ...(os && { os }) };
  }
  throw failed(url, `No installer for ${arch} is where distributions put it.`);
}

async function readTreeinfo(base: string, arch: string, web: Web): Promise<Treeinfo | undefined> {
  for (const name of ['.treeinfo', 'treeinfo']) {
    try {
      return parseTreeinfo(await readText(web, new URL(name, base).href), arch);
    } catch (error) {
      // One that does not answer at all is not asked again.
      if (!(error instanceof RefusedAnswer)) throw error;
    }
  }
  return undefined;
}

async function isThere(url: string, web: Web): Promise<boolean> {
  try {
    await probe(web, url, 512);
    return true;
  } catch (error) {
    if (error instanceof RefusedAnswer) return false;
    throw error;
  }
}
