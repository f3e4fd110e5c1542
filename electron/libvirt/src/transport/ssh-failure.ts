import { type ConnectionErrorKind, LibvirtConnectionError } from '../errors.ts';
import { RemoteExit } from './ssh-command.ts';

/** ssh's own failures all end with this status. */
const SSH_FAILED = 255;

/**
 * ssh has one exit status for all its failures, so what it printed is all there is to tell them apart. It is
 * run with LC_ALL=C, these texts are OpenSSH's own and have been stable for two decades; a text not listed
 * here is `ssh-failed`, never a wrong guess. Order matters: a refused key follows other warnings.
 */
const SIGNS: readonly (readonly [RegExp, ConnectionErrorKind, string])[] = [
  [
    /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/,
    'ssh-host-key',
    'its host key is not known here, or has changed',
  ],
  [/Permission denied \(|Too many authentication failures/, 'ssh-auth', 'it accepts none of our keys'],
  [/Could not resolve hostname/, 'not-found-host', 'no address is known for that name'],
  [/Connection refused/, 'refused', 'it refuses connections on that port'],
  [/timed out|No route to host|Network is unreachable|Host is down/, 'ssh-unreachable', 'it does not answer'],
];

export interface SshEnd {
  status: number | null;
  killer: NodeJS.Signals | null;
  stderr: string;
}

/** Says why ssh ended before or while it carried the connection. */
export function explainSsh(host: string, { status, killer, stderr }: SshEnd): LibvirtConnectionError {
  const detail = stderr.trim();
  if (status === RemoteExit.noTool) {
    return new LibvirtConnectionError(
      'no-daemon',
      `${host} has neither virt-ssh-helper nor netcat: install libvirt there.`,
      { detail },
    );
  }
  if (status === RemoteExit.noSocket) {
    return new LibvirtConnectionError('no-daemon', `No libvirt daemon listens on ${host}: start it there.`, {
      detail,
    });
  }
  if (status === SSH_FAILED) {
    for (const [sign, kind, reason] of SIGNS) {
      if (sign.test(detail))
        return new LibvirtConnectionError(kind, `Cannot reach ${host} over ssh: ${reason}.`, { detail });
    }
  }
  const ending = killer ? `was ended by ${killer}` : `ended with status ${status ?? 'unknown'}`;
  return new LibvirtConnectionError('ssh-failed', `ssh to ${host} ${ending}${detail ? `: ${detail}` : '.'}`, {
    detail,
  });
}
