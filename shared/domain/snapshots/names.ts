import type { SnapshotRecord, TreeFacts } from './facts.ts';

/** What stays of a snapshot's name in a file's: letters of every shell and file system. */
export function slug(name: string): string {
  const kept = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  return kept.slice(0, 60) || 'snapshot';
}

export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut <= 0 ? '/' : path.slice(0, cut);
}

const fileOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** `web` of `web.qcow2`, and of `web.before-update.qcow2` too when there is, or was, a snapshot of that name. */
function stemOf(path: string, snapshots: readonly SnapshotRecord[]): string {
  let stem = fileOf(path).replace(/\.(qcow2|img|raw|qcow|vmdk|vdi)$/i, '');
  const tails = snapshots.map(({ name }) => `.${slug(name)}`).toSorted((a, b) => b.length - a.length);
  const tail = tails.find(each => stem.replace(/-\d+$/, '').endsWith(each) || stem.endsWith(each));
  if (tail !== undefined) {
    const plain = stem.endsWith(tail) ? stem : stem.replace(/-\d+$/, '');
    stem = plain.slice(0, -tail.length) || stem;
  }
  return stem.slice(0, 120);
}

/** Hands out paths of new files beside the ones they go with; none that is there, none twice. */
export class NewFiles {
  readonly #facts: TreeFacts;
  readonly #given = new Set<string>();

  constructor(facts: TreeFacts) {
    this.#facts = facts;
  }

  /** Of the layer that the guest goes on in above `path`. */
  overlay(path: string, snapshot: string): string {
    return this.#free(folderOf(path), `${stemOf(path, this.#facts.snapshots)}.${slug(snapshot)}`, '.qcow2');
  }

  /** Of the guest's memory. */
  memory(beside: string, snapshot: string): string {
    return this.#free(folderOf(beside), `${slug(this.#facts.guest.name)}.${slug(snapshot)}`, '.mem');
  }

  #free(folder: string, stem: string, suffix: string): string {
    const taken = this.#facts.names.get(folder);
    for (let number = 1; ; number++) {
      const file = `${stem}${number === 1 ? '' : `-${number}`}${suffix}`;
      const path = `${folder === '/' ? '' : folder}/${file}`;
      if (taken?.has(file) === true || this.#facts.layers.has(path) || this.#given.has(path)) continue;
      this.#given.add(path);
      return path;
    }
  }
}
