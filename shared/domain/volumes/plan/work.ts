import type { VolumeFormat, WipeAlgorithm } from '../../../contract/volumes.ts';
import type { PlanDraft } from '../../disks/plan/draft.ts';

/** Sizes in bytes. */
export interface CreateWork {
  readonly do: 'create';
  readonly name: string;
  readonly capacity: number;
  readonly format: VolumeFormat;
  readonly room: 'sparse' | 'metadata' | 'full';
  readonly backing?: { readonly path: string; readonly format: string };
  /** Null: the secret is made with it. */
  readonly encryption?: { readonly secret: string | null };
}

export interface ResizeWork {
  readonly do: 'resize';
  readonly volume: string;
  readonly path: string;
  readonly from: number;
  readonly size: number;
  readonly allocate: boolean;
}

export interface CopyVolumeWork {
  readonly do: 'copy';
  readonly from: { readonly name: string; readonly path: string; readonly format: string };
  readonly to: {
    readonly pool: string;
    readonly name: string;
    readonly format: 'qcow2' | 'raw';
    readonly block: boolean;
  };
  readonly capacity: number;
  /** Paths of what the volume stands on. */
  readonly below: readonly string[];
  /** Byte for byte, with everything that is in its file. */
  readonly asItIs: boolean;
  readonly deleteOld: boolean;
}

export interface WipeWork {
  readonly do: 'wipe';
  readonly volume: string;
  readonly path: string;
  readonly algorithm: WipeAlgorithm;
  /** What it was goes with its header: an empty one takes its place. */
  readonly again?: {
    readonly format: VolumeFormat;
    readonly capacity: number;
    readonly secret?: string;
  };
}

export interface DeleteWork {
  readonly do: 'delete';
  readonly volumes: readonly { readonly name: string; readonly path: string }[];
}

export type VolumeWork = CreateWork | ResizeWork | CopyVolumeWork | WipeWork | DeleteWork;

/** What a person is shown, and what is run then; nothing is while there are problems. */
export interface PlannedVolumes {
  readonly plan: PlanDraft;
  readonly work?: VolumeWork;
}
