import { type LibvirtUri, shellWord, sshDestination } from 'node-libvirt';
import { type HostShell, HostShellError } from './host-shell.ts';
import { runProgram } from './run-program.ts';

const CONNECT_TIMEOUT_MS = 15_000;
/** A host that was cut off says nothing, not even that it is gone: after a minute of that, ssh gives up. ssh_config(5). */
const ALIVE = ['-o', 'ServerAliveInterval=15', '-o', 'ServerAliveCountMax=4'];

/** ssh(1): its own failures; a program that ends with the same status is taken for one. */
const SSH_FAILED = 255;

/** The host of a connection over ssh, by the same way as its libvirt: user, port, key and known hosts of its URI. */
export function sshShell(uri: LibvirtUri, env: NodeJS.ProcessEnv): HostShell {
  return {
    async run(argv, options = {}) {
      const given = Object.entries({ LC_ALL: 'C', ...options.env }).map(
        ([name, value]) => `${name}=${value}`,
      );
      // env(1), for login shells that do not take assignments before a command.
      const words = ['env', ...given, ...argv].map(shellWord).join(' ');
      const ssh = ['ssh', ...sshDestination(uri, { extraArgs: ALIVE }, CONNECT_TIMEOUT_MS), words] as const;
      const result = await runProgram(ssh, options, { ...env, LC_ALL: 'C' });
      if (result.status !== SSH_FAILED) return result;
      throw new HostShellError('unreachable', result.stderr.trim() || `ssh could not reach ${uri.host}.`);
    },
  };
}
