import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import { type LibvirtUri, shellWord, sshDestination } from 'node-libvirt';
import type { BytePipe } from './byte-pipe.ts';
import type { Endpoint } from './display-endpoint.ts';

const connectTimeoutMs = 15_000;

/** What ssh is asked for: its own forwarding for a port, netcat on the host for a socket. */
export function tunnelArguments(uri: LibvirtUri, endpoint: Endpoint): string[] {
  if (endpoint.kind === 'tcp') {
    const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
    return sshDestination(uri, {}, connectTimeoutMs, ['-W', `${host}:${endpoint.port}`]);
  }
  const netcat = uri.params.get('netcat') ?? 'nc';
  return [
    ...sshDestination(uri, {}, connectTimeoutMs),
    `${shellWord(netcat)} -U ${shellWord(endpoint.path)}`,
  ];
}

/**
 * Opens a display of another host through the same way by which its libvirt is reached. Whether it got there
 * shows with the first bytes; what ssh had to say is in the error that ends the pipe otherwise.
 */
export function connectSsh(uri: LibvirtUri, endpoint: Endpoint, env: NodeJS.ProcessEnv): BytePipe {
  const child = spawn('ssh', tunnelArguments(uri, endpoint), { stdio: 'pipe', env: { ...env, LC_ALL: 'C' } });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2000);
  });
  const pipe = Duplex.from({ readable: child.stdout, writable: child.stdin });
  child.on('error', error => pipe.destroy(error));
  child.on('close', status => {
    if (status === 0 || status === null) pipe.destroy();
    else pipe.destroy(new Error(complaints.trim() || `ssh ended with status ${status}`));
  });
  pipe.on('close', () => child.kill());
  return pipe;
}
