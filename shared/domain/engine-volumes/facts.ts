import type { EngineVolume } from '../../contract/engine-volumes.ts';

/** What a plan about volumes is made from. */
export interface EngineVolumeFacts {
  /** As people call the engine. */
  readonly engine: string;
  readonly volumes: readonly EngineVolume[];
  /** Bytes by name, as far as the engine has told in time. */
  readonly sizes: Readonly<Record<string, number>>;
  /** Of the folder that a new volume is to stand for; undefined where the engine's files are not ours. */
  readonly folder?: 'there' | 'absent' | 'no-folder';
}
