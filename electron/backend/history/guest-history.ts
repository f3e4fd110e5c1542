import { join } from 'node:path';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Logger } from '../ports.ts';
import { History } from './history.ts';

export const guestHistory = (stateDir: string, log: Logger) =>
  new History<GuestRef>({
    folder: join(stateDir, 'history'),
    nameOf: ({ connection, uuid }) => `${connection}.${uuid}`,
    log,
  });
