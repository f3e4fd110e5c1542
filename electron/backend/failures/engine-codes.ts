import { DialStdioError } from '#electron/docker/dial-stdio.ts';
import { isOnTheWay, refusalOf } from '#electron/docker/engine-error.ts';
import { BrokenFileError } from '#electron/docker/json-file.ts';
import type { Failure, FailureCode } from '#shared/contract/failure.ts';

/** By the status of the engine's answer; whoever asked may know better what is in conflict. */
const codeByStatus: Readonly<Record<number, FailureCode>> = { 404: 'NOT_FOUND', 409: 'CONFLICT' };

const codeByErrno: Readonly<Record<string, FailureCode>> = {
  ENOENT: 'ENGINE_ABSENT',
  ENOTDIR: 'ENGINE_ABSENT',
  ENOTSOCK: 'ENGINE_ABSENT',
  ECONNREFUSED: 'ENGINE_ABSENT',
  EACCES: 'ENGINE_PERMISSION',
  EPERM: 'ENGINE_PERMISSION',
  ETIMEDOUT: 'TIMEOUT',
  EHOSTUNREACH: 'HOST_UNREACHABLE',
  ENETUNREACH: 'HOST_UNREACHABLE',
  ENOTFOUND: 'HOST_UNREACHABLE',
  EAI_AGAIN: 'HOST_UNREACHABLE',
  ECONNRESET: 'CONNECTION_LOST',
  EPIPE: 'CONNECTION_LOST',
};

/** Of a container engine: what it refused, or what keeps us from reaching it. Undefined for any other error. */
export function engineFailure(error: unknown, params: Record<string, string>): Failure | undefined {
  const refusal = refusalOf(error);
  if (refusal !== undefined)
    return { code: codeByStatus[refusal.status] ?? 'ENGINE_FAILED', params, detail: refusal.words };
  if (error instanceof DialStdioError)
    return { code: 'ENGINE_ABSENT', params: { ...dialReason(error), ...params }, detail: error.message };
  if (error instanceof BrokenFileError) return brokenFile(error, params);
  if (!isOnTheWay(error)) return undefined;
  const code = codeByErrno[error.code ?? ''];
  if (code !== undefined) return { code, params, detail: error.message };
  // OpenSSL and Node name what is wrong with a certificate by dozens of codes.
  const reason = 'It listens, yet the encrypted connection could not be made: the certificates do not fit.';
  const remedy = 'Check the folder with ca.pem, cert.pem and key.pem, and that the certificates still hold.';
  return { code: 'ENGINE_FAILED', params: { reason, remedy, ...params }, detail: error.message };
}

/** A remote shell ends with it where there is no such program (POSIX: 2.8.2). */
const NO_PROGRAM = 127;

const dialReason = ({ status }: DialStdioError): Record<string, string> =>
  status === NO_PROGRAM
    ? {
        reason: 'ssh gets there, and finds no docker program, which it needs to reach the engine.',
        remedy: 'Install Docker’s command line there, then try again.',
      }
    : {
        reason: 'ssh gets there, and the docker program over there cannot reach its engine.',
        remedy: 'Log in there and run “docker info”: it says what is wrong.',
      };

function brokenFile({ path, what, place }: BrokenFileError, params: Record<string, string>): Failure {
  const reason =
    place === undefined
      ? what
      : `In line ${place.line}, column ${place.column}, it stops being the JSON that Docker writes.`;
  return { code: 'CONFIG_BROKEN', params: { ...params, path, reason }, detail: what };
}
