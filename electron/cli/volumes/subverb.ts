import type { ConnectionId } from '#shared/contract/values.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

/** What follows `innkeeper volumes`. */
export interface VolumesSubverb extends Pick<Verb, 'options' | 'optionHelp'> {
  readonly name: string;
  readonly usage: string;
  /** Arguments beside options. */
  readonly positionals: { readonly min: number; readonly max: number };
  run(input: VerbInput, connection: ConnectionId, rest: readonly string[]): Promise<void>;
}

export interface VolumePlace {
  readonly pool: string;
  /** Empty for `POOL/`. */
  readonly volume: string;
}

/** `POOL/VOLUME`: no name of a pool has a slash. */
export function volumePlace(text: string): VolumePlace {
  const slash = text.indexOf('/');
  if (slash <= 0)
    throw new CliError(`volumes: ${text}: name it as POOL/VOLUME, for example default/web.qcow2.`);
  return { pool: text.slice(0, slash), volume: text.slice(slash + 1) };
}
