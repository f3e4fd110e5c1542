import type { Duplex } from 'node:stream';
import type Docker from 'dockerode';

/** Of docker-modem, what its types leave out. */
interface Dialled {
  readonly path: string;
  readonly method: 'POST';
  readonly isStream: true;
  readonly hijack: true;
  readonly file: Buffer;
  readonly statusCodes: Readonly<Record<number, true>>;
  readonly options: Readonly<Record<string, boolean>>;
}
interface Modem {
  dial(options: Dialled, done: (error: Error | null, answer: Duplex) => void): void;
}

/**
 * The streams of a container's main process. dockerode sends its options as a body too, and Podman hands that on to the
 * process as if it had been typed. Rejects as dockerode does.
 */
export function attach(docker: Docker, id: string, { stdin }: { readonly stdin: boolean }): Promise<Duplex> {
  const modem = docker.modem as Modem;
  return new Promise((resolve, reject) => {
    modem.dial(
      {
        path: `/containers/${id}/attach?`,
        method: 'POST',
        isStream: true,
        hijack: true,
        file: Buffer.alloc(0),
        statusCodes: { 200: true },
        options: { stream: true, stdin, stdout: true, stderr: true },
      },
      (error, answer) => (error === null ? resolve(answer) : reject(error)),
    );
  });
}
