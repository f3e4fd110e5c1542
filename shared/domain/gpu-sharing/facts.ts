import type { RenderNode } from '../../contract/gpu-sharing.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';

/** What sharing a GPU with one guest stands on. */
export interface SharingFacts {
  /** The lasting document; of a guest without one, what it runs by. */
  readonly guest: Domain;
  /** libvirt's driver: QEMU, Xen … */
  readonly driver: string;
  /** libvirtd of one user: QEMU runs with that user's rights. */
  readonly session: boolean;
  /** 1,000,000 × major + 1,000 × minor + release, both; missing: not told. */
  readonly qemu?: number;
  readonly libvirt?: number;
  /** `type` of `<graphics>` and of `<video>` that this QEMU has; missing: not told. */
  readonly graphics?: readonly string[];
  readonly videos?: readonly string[];
  /** Missing: they cannot be told. */
  readonly nodes?: readonly RenderNode[];
}

export interface Reason {
  readonly text: string;
  readonly remedy?: string;
}

/** What keeps it from working, and what may. */
export interface Findings {
  readonly refused: readonly Reason[];
  readonly risks: readonly Reason[];
}
