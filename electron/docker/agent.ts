import { readFile } from 'node:fs/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { inspect } from 'node:util';
import { DialStdio } from './dial-stdio.ts';
import type { Endpoint, TlsFiles } from './endpoint.ts';
import { markOnTheWay } from './engine-error.ts';

/** A connection that carries nothing for so long is asked whether it still lives, in ms. */
const KEEP_ALIVE_MS = 15_000;

/** Dials through a function of ours, and notes that what goes wrong there went wrong on the way. */
class DialAgent extends HttpAgent {
  // docker-modem has its options written out for each request, sockets and all, whether or not anybody reads it.
  readonly [inspect.custom] = () => 'DialAgent';
  readonly #dial: () => Duplex;

  constructor(dial: () => Duplex, keepAlive: boolean) {
    super({ keepAlive, maxFreeSockets: 2 });
    this.#dial = dial;
  }

  override createConnection(): Duplex {
    const stream = this.#dial();
    stream.on('error', markOnTheWay);
    return stream;
  }
}

class MarkingHttpsAgent extends HttpsAgent {
  readonly [inspect.custom] = () => 'MarkingHttpsAgent';

  override createConnection(...given: Parameters<HttpsAgent['createConnection']>) {
    const stream = super.createConnection(...given);
    stream?.on('error', markOnTheWay);
    return stream;
  }
}

/**
 * The connections to one engine: destroying it ends all of them. Rejects where files of TLS that are there cannot be
 * read.
 */
export async function openAgent({ address, tls }: Endpoint, env: NodeJS.ProcessEnv): Promise<HttpAgent> {
  if (address.kind === 'unix') return new DialAgent(() => connect({ path: address.path }), false);
  // Each takes a log-in over there: one that is free is used again.
  if (address.kind === 'ssh') return new DialAgent(() => new DialStdio(address, env), true);
  if (!address.tls && tls === undefined)
    return new DialAgent(() => aliveSocket(connect({ host: address.host, port: address.port })), false);
  return new MarkingHttpsAgent({
    keepAlive: true,
    keepAliveMsecs: KEEP_ALIVE_MS,
    maxFreeSockets: 2,
    rejectUnauthorized: tls?.trustAnybody !== true,
    ...(tls && (await readTls(tls))),
  });
}

const aliveSocket = (socket: Socket): Socket => socket.setKeepAlive(true, KEEP_ALIVE_MS);

async function readTls({ folder }: TlsFiles): Promise<{ ca?: Buffer; cert?: Buffer; key?: Buffer }> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map(name => readIfThere(join(folder, name))),
  );
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
