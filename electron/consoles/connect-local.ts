import { connect } from 'node:net';
import { type BytePipe, ConsoleError } from './byte-pipe.ts';
import type { Endpoint } from './display-endpoint.ts';

const connectTimeoutMs = 5_000;

/** Opens a display of this computer. Throws CONSOLE_UNAVAILABLE with the system's reason. */
export async function connectLocal(endpoint: Endpoint, params: Record<string, string>): Promise<BytePipe> {
  const socket =
    endpoint.kind === 'tcp'
      ? connect({ host: endpoint.host, port: endpoint.port, noDelay: true })
      : connect({ path: endpoint.path });
  await new Promise<void>((resolve, reject) => {
    const refuse = (reason: string, error?: Error) => {
      socket.destroy();
      reject(new ConsoleError('CONSOLE_UNAVAILABLE', { ...params, reason }, error?.message, error));
    };
    const timer = setTimeout(() => refuse('timeout'), connectTimeoutMs);
    const onError = (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      refuse(error.code ?? 'failed', error);
    };
    socket.once('error', onError);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', onError);
      resolve();
    });
  });
  return socket;
}
