import { ORPCError, ValidationError } from '@orpc/server';
import { LibvirtConnectionError, LibvirtError } from 'node-libvirt';
import { HostShellError, type ShellFailureCode } from '#electron/host/shell/host-shell.ts';
import { HelperError } from '#electron/privileged/root-helper.ts';
import { failureSchema, type Failure, type FailureCode } from '#shared/contract/failure.ts';
import { engineFailure } from './engine-codes.ts';
import { codeFromErrnoName, codeFromErrnoNumber } from './errno-codes.ts';
import { FailureError } from './fail.ts';
import { codeByLibvirtName, codeWhileOpening } from './libvirt-codes.ts';

export type FailureParams = Record<string, string>;

const codeByConnectionKind: Readonly<Record<LibvirtConnectionError['kind'], FailureCode>> = {
  closed: 'CONNECTION_LOST',
  timeout: 'TIMEOUT',
  'no-daemon': 'DAEMON_ABSENT',
  permission: 'SOCKET_PERMISSION',
  refused: 'HOST_UNREACHABLE',
  'not-found-host': 'HOST_UNREACHABLE',
  'ssh-auth': 'SSH_KEY_REFUSED',
  'ssh-host-key': 'SSH_HOST_KEY_UNKNOWN',
  'ssh-unreachable': 'HOST_UNREACHABLE',
  'ssh-failed': 'SSH_FAILED',
  'auth-unsupported': 'AUTH_UNSUPPORTED',
  'bad-uri': 'URI_INVALID',
  protocol: 'CONNECTION_LOST',
  aborted: 'CANCELLED',
};

const codeByShell: Readonly<Record<ShellFailureCode, FailureCode>> = {
  missing: 'UNSUPPORTED',
  unreachable: 'SSH_FAILED',
  'timed-out': 'TIMEOUT',
  aborted: 'CANCELLED',
  flooded: 'INTERNAL',
  killed: 'CONNECTION_LOST',
};

function libvirtCode(error: LibvirtError, opening: boolean): FailureCode {
  if (error.codeName === 'SYSTEM_ERROR') {
    return codeFromErrnoNumber(error.int1) ?? 'HYPERVISOR_FAILED';
  }
  const whileOpening = opening ? codeWhileOpening[error.codeName] : undefined;
  return whileOpening ?? codeByLibvirtName[error.codeName] ?? 'HYPERVISOR_FAILED';
}

/**
 * Turns whatever was thrown into a failure of the closed set, by codes alone. `params` fill its sentence.
 * `opening`: it was thrown while a connection was being opened, where libvirt's numbers mean other things.
 */
export function toFailure(
  error: unknown,
  params: FailureParams = {},
  { opening = false }: { opening?: boolean } = {},
): Failure {
  if (error instanceof FailureError)
    return { ...error.failure, params: { ...params, ...error.failure.params } };
  if (error instanceof HelperError)
    return { ...error.failure, params: { ...params, ...error.failure.params } };
  if (error instanceof LibvirtError) {
    return { code: libvirtCode(error, opening), params, detail: error.message };
  }
  if (error instanceof LibvirtConnectionError) {
    const detail = error.detail === '' ? error.message : `${error.message}\n${error.detail}`;
    return { code: codeByConnectionKind[error.kind], params, detail };
  }
  if (error instanceof HostShellError)
    return { code: codeByShell[error.code], params, detail: error.message };
  const carried = failureSchema.safeParse((error as { failure?: unknown } | null)?.failure);
  if (carried.success) return { ...carried.data, params: { ...params, ...carried.data.params } };
  if (error instanceof ORPCError) return procedureFailure(error, params);
  if (!(error instanceof Error)) return { code: 'INTERNAL', params, detail: String(error) };
  if (error.name === 'AbortError') return { code: 'CANCELLED', params };
  if (error.name === 'TimeoutError') return { code: 'TIMEOUT', params };
  const ofEngine = engineFailure(error, params);
  if (ofEngine !== undefined) return ofEngine;
  return systemFailure(error, params);
}

/** What oRPC itself throws: input that its schema refuses, and answers of ours that theirs refuses. */
function procedureFailure(error: ORPCError<string, unknown>, params: FailureParams): Failure {
  if (error.code !== 'BAD_REQUEST') return { code: 'INTERNAL', params, detail: error.message };
  const issue = error.cause instanceof ValidationError ? error.cause.issues[0] : undefined;
  const field = (issue?.path ?? []).map(part => String(typeof part === 'object' ? part.key : part)).join('.');
  const said = issue?.message ?? error.message;
  return { code: 'INPUT_INVALID', params: { ...params, ...(field === '' ? {} : { field }) }, detail: said };
}

function systemFailure(error: NodeJS.ErrnoException, params: FailureParams): Failure {
  const code = error.code === undefined ? undefined : codeFromErrnoName(error.code);
  const path = error.path === undefined ? {} : { path: error.path };
  return { code: code ?? 'INTERNAL', params: { ...path, ...params }, detail: error.message };
}

/** The same, ready to be thrown across the contract. */
export function asFailureError(error: unknown, params?: FailureParams): FailureError {
  return error instanceof FailureError && params === undefined
    ? error
    : new FailureError(toFailure(error, params), error);
}
