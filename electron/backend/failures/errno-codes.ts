import { constants } from 'node:os';
import type { FailureCode } from '#shared/contract/failure.ts';

const codeByErrno: Readonly<Record<string, FailureCode>> = {
  ENOENT: 'FILE_NOT_FOUND',
  ENOTDIR: 'FILE_NOT_FOUND',
  EACCES: 'FILE_UNREADABLE',
  EPERM: 'FILE_UNREADABLE',
  ENOSPC: 'NO_SPACE',
  EDQUOT: 'NO_SPACE',
  ENOMEM: 'NO_MEMORY',
  EBUSY: 'RESOURCE_BUSY',
  ETXTBSY: 'RESOURCE_BUSY',
  EADDRINUSE: 'RESOURCE_BUSY',
  ETIMEDOUT: 'TIMEOUT',
  EHOSTUNREACH: 'HOST_UNREACHABLE',
  ENETUNREACH: 'HOST_UNREACHABLE',
  ENOTFOUND: 'HOST_UNREACHABLE',
  ECONNRESET: 'CONNECTION_LOST',
  EPIPE: 'CONNECTION_LOST',
  ECONNREFUSED: 'CONNECTION_LOST',
};

const nameByNumber = new Map(
  Object.entries(constants.errno).map(([name, number]) => [number as number, name]),
);

/** From the name Node gives, for example ENOSPC. */
export function codeFromErrnoName(name: string): FailureCode | undefined {
  return codeByErrno[name];
}

/** From the number libvirt carries in int1 of a SYSTEM_ERROR (the host's errno; Linux numbers). */
export function codeFromErrnoNumber(number: number): FailureCode | undefined {
  const name = nameByNumber.get(Math.abs(number));
  return name === undefined ? undefined : codeByErrno[name];
}
