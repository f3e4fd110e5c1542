import type { Pool, PoolChoices } from '../../../contract/pools.ts';

/** What was found out for one plan. */
export interface PoolFacts {
  readonly pools: readonly Pool[];
  readonly types: PoolChoices['types'];
  /** What the host has where the pool’s folder is to be; `unknown` where we may not look. */
  readonly target: 'folder' | 'missing' | 'other' | 'unknown';
  /** Whether the machine that has the storage takes connections; undefined where there is no such machine or no way to try. */
  readonly serverAnswers: boolean | undefined;
  /** The lasting document of an existing pool. */
  readonly xml?: string;
  /** Of an existing pool that runs; undefined while it is stopped. */
  readonly volumes?: readonly { readonly name: string; readonly path: string }[];
  /** Guests with a disk in it, each once. */
  readonly users: readonly { readonly name: string; readonly active: boolean }[];
}

/** `folder`: makes the target's folder and nothing else. `make`, `overwrite`: also what is in it. */
export type BuildHow = 'folder' | 'make' | 'overwrite';

export type PoolStep =
  | { readonly do: 'define'; readonly xml: string; readonly before?: string }
  | { readonly do: 'build'; readonly how: BuildHow }
  | { readonly do: 'start' }
  | { readonly do: 'stop' }
  | { readonly do: 'autostart'; readonly on: boolean }
  | { readonly do: 'refresh' }
  | { readonly do: 'delete-volumes'; readonly names: readonly string[] }
  | { readonly do: 'take-apart' }
  | { readonly do: 'undefine'; readonly xml: string };

export type PoolWork = readonly { readonly title: string; readonly step: PoolStep }[];
