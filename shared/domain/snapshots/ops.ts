/**
 * What deletions and merges are made of. Done in order, each leaves every file and record valid for what is not
 * deleted, and doing one again that was done does no harm: so work that was cut short can always be finished.
 */
export type Op =
  /** Takes libvirt's record away; the children become its parent's. */
  | { readonly do: 'forget'; readonly snapshot: string }
  /** By libvirt itself, data and record. */
  | { readonly do: 'delete-internal'; readonly snapshot: string }
  /** Out of a file that the guest does not use now. */
  | { readonly do: 'drop-internal'; readonly snapshot: string; readonly path: string }
  /** Writes `top`, and what is between, down into `base`; then what stood on `top` stands on `base`. */
  | {
      readonly do: 'commit';
      readonly target: string;
      readonly top: string;
      readonly base: string;
      readonly topFormat: string;
      readonly baseFormat: string;
      /** Other files that stand on `top` and are not open. */
      readonly above: readonly string[];
    }
  /** Whatever names `from` as a disk names `to`: settings for the next start, and records. */
  | { readonly do: 'redirect'; readonly from: string; readonly to: string; readonly format: string }
  /** Copies what `layer` stands on up into it, down to `base`, or all of it. */
  | {
      readonly do: 'pull';
      readonly target: string;
      readonly layer: string;
      readonly layerFormat: string;
      readonly base?: string;
      readonly baseFormat?: string;
    }
  /** Only says in the file what it stands on. */
  | {
      readonly do: 'repoint';
      readonly path: string;
      readonly onto: string;
      readonly format: string;
      readonly layerFormat: string;
    }
  | { readonly do: 'remove'; readonly path: string }
  /** Notes that the guest goes on from it. */
  | { readonly do: 'continue-from'; readonly snapshot: string }
  /** Renames or describes: a new record, the children moved to it, the old one taken away. */
  | {
      readonly do: 'rewrite';
      readonly snapshot: string;
      readonly name: string;
      readonly description: string;
    };

const file = (path: string) => path.slice(path.lastIndexOf('/') + 1);

export function opTitle(op: Op): string {
  switch (op.do) {
    case 'forget':
      return `Take “${op.snapshot}” out of the tree`;
    case 'delete-internal':
      return `Delete “${op.snapshot}” inside the disks’ files`;
    case 'drop-internal':
      return `Delete “${op.snapshot}” inside ${file(op.path)}`;
    case 'commit':
      return `Merge ${file(op.top)} into ${file(op.base)}`;
    case 'redirect':
      return `Have everything that named ${file(op.from)} name ${file(op.to)}`;
    case 'pull':
      return op.base === undefined
        ? `Copy all that ${file(op.layer)} stands on into it`
        : `Copy what is between ${file(op.base)} and ${file(op.layer)} into the upper`;
    case 'repoint':
      return `Stand ${file(op.path)} on ${file(op.onto)}`;
    case 'remove':
      return `Delete ${file(op.path)}`;
    case 'continue-from':
      return `Go on from “${op.snapshot}”`;
    case 'rewrite':
      return op.name === op.snapshot ? `Describe “${op.name}”` : `Rename “${op.snapshot}” to “${op.name}”`;
  }
}
