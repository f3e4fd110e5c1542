import type { Uuid } from '../../contract/values.ts';

/** What one guest's document takes of the host's devices. */
export interface DeviceClaim {
  readonly name: string;
  readonly uuid: Uuid;
  readonly running: boolean;
  /** By `deviceKeys` of shared/domain/guests/claims.ts. */
  readonly devices: readonly string[];
}
