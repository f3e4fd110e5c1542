import type { Readable } from 'node:stream';
import type Docker from 'dockerode';

/** Of docker-modem, what its types leave out. */
interface Dialled {
  readonly path: string;
  readonly method: 'GET';
  readonly isStream: true;
  readonly statusCodes: Readonly<Record<number, true>>;
  readonly options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly abortSignal?: AbortSignal;
}
interface Modem {
  dial(options: Dialled, done: (error: Error | null, answer: Readable) => void): void;
}

/**
 * The answer of a GET as it comes: dockerode reads some whole into memory first. Rejects as dockerode does.
 * @param path with its place in the API, without version and question mark
 */
export function streamCall(
  docker: Docker,
  path: string,
  query: Dialled['options'],
  signal?: AbortSignal,
): Promise<Readable> {
  const modem = docker.modem as Modem;
  return new Promise((resolve, reject) => {
    modem.dial(
      {
        path: `${path}?`,
        method: 'GET',
        isStream: true,
        statusCodes: { 200: true },
        // Emptied of its signal by the modem.
        options: { ...query },
        ...(signal && { abortSignal: signal }),
      },
      (error, answer) => (error === null ? resolve(answer) : reject(error)),
    );
  });
}
