import type { OsFacts } from '#shared/domain/create/facts.ts';
import type { System } from '#shared/contract/media.ts';
import type { Listed } from './catalogue/listed.ts';
import { ownSystems } from './catalogue/own.ts';
import type { IsoLabel } from './image-header.ts';
import { downloadsOf } from './osinfo/downloads.ts';
import { factsOf } from './osinfo/facts.ts';
import { osinfoFolders } from './osinfo/folders.ts';
import { loadInstallScripts, type InstallScript } from './osinfo/install-scripts.ts';
import { scriptedBy, type Systems } from './osinfo/lineage.ts';
import { loadSystems } from './osinfo/load.ts';
import { matchMedium, matchTree } from './osinfo/match.ts';
import type { OsRecord, TreeRecord } from './osinfo/records.ts';
import type { Treeinfo } from './tree/treeinfo.ts';

/** A medium that the database knows. */
export interface KnownMedium {
  readonly os: OsFacts;
  /** libvirt's name. */
  readonly arch: string;
  /** Where the kernel and the initramfs of its installer are on it. */
  readonly installer?: { readonly kernel: string; readonly initramfs: string };
}

/**
 * The osinfo database of this computer, as far as it is installed (https://libosinfo.org), and the few newer
 * systems that our own catalogue adds. Read once, in the background, at first use.
 */
export class OsDatabase {
  private readonly folders: readonly string[];
  private readonly own: () => readonly OsRecord[];
  private loaded: Promise<Systems> | undefined;
  private scripts: Promise<ReadonlyMap<string, InstallScript>> | undefined;

  constructor(env: NodeJS.ProcessEnv = process.env, own: () => readonly OsRecord[] = ownSystems) {
    this.folders = osinfoFolders(env);
    this.own = own;
  }

  /** Every system, the newest first. */
  async systems(): Promise<System[]> {
    const all = [...(await this.all()).values()];
    return all.map(describe).toSorted(newestFirst);
  }

  /** Undefined for an id that nobody knows. */
  async facts(id: string, arch?: string): Promise<OsFacts | undefined> {
    const systems = await this.all();
    const os = systems.get(id);
    return os && factsOf(systems, os, arch);
  }

  /** What a medium installs, by all of its labels. */
  async medium(label: IsoLabel): Promise<KnownMedium | undefined> {
    const systems = await this.all();
    const match = matchMedium(systems, label);
    if (!match) return undefined;
    const { arch, live, scripted } = match.medium;
    const { unattended, ...os } = factsOf(systems, match.os, arch);
    // A live medium installs by a program of its own, which reads no scripts.
    const answered = unattended === 'script' && (live || !scripted) ? undefined : unattended;
    const lent = scriptedBy(systems, match.os.id)?.media.find(one => one.arch === arch && one.kernel);
    const { kernel, initrd } = match.medium.kernel === undefined ? (lent ?? {}) : match.medium;
    return {
      os: { ...os, ...(answered && { unattended: answered }) },
      arch,
      ...(kernel !== undefined && initrd !== undefined && { installer: { kernel, initramfs: initrd } }),
    };
  }

  /** The system that an install tree installs, by its description. */
  async recogniseTree(info: Treeinfo): Promise<OsFacts | undefined> {
    const systems = await this.all();
    const os = matchTree(systems, info);
    return os && factsOf(systems, os, info.arch);
  }

  /** What it names on the web for systems that are still looked after. */
  async downloads(): Promise<Listed[]> {
    return [...(await this.all()).values()].flatMap(os => downloadsOf(os, Date.now()));
  }

  /** The install trees of a system for one architecture. */
  async trees(id: string, arch: string): Promise<readonly TreeRecord[]> {
    return (await this.all()).get(id)?.trees.filter(tree => tree.arch === arch) ?? [];
  }

  /** A system, and the script that answers its installer: the shortest where there are several. */
  async installScript(id: string): Promise<{ os: OsRecord; script: InstallScript } | undefined> {
    this.scripts ??= loadInstallScripts(this.folders);
    const scripts = await this.scripts;
    const systems = await this.all();
    const os = systems.get(id);
    const all = scriptedBy(systems, id)?.scripts.flatMap(one => scripts.get(one) ?? []) ?? [];
    const script = all.find(({ profile }) => profile === 'jeos') ?? all[0];
    return os && script && { os, script };
  }

  private all(): Promise<Systems> {
    this.loaded ??= this.load();
    return this.loaded;
  }

  private async load(): Promise<Systems> {
    const found = new Map(await loadSystems(this.folders));
    // The database knows better, once it is new enough.
    for (const record of this.own()) if (!found.has(record.id)) found.set(record.id, record);
    return found;
  }
}

function describe({ id, label, family, distribution, released, endOfLife }: OsRecord): System {
  return {
    id,
    label,
    ...(family !== undefined && { family }),
    ...(distribution !== undefined && { distribution }),
    ...(released !== undefined && { released }),
    ...(endOfLife !== undefined && { endOfLife }),
  };
}

function newestFirst(one: System, other: System): number {
  const dates = (other.released ?? '').localeCompare(one.released ?? '');
  return dates === 0 ? one.label.localeCompare(other.label, 'en', { numeric: true }) : dates;
}
