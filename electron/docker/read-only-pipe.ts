import { Duplex, type Readable } from 'node:stream';

/** Bytes between the engine and us: with the viewer's window they stay below 1 MiB. */
const HELD = 64 * 1024;

/**
 * A stream of the engine as the pipe that consoles are made of; what is typed goes nowhere. What comes in one turn is
 * handed on as one piece: the engine sends each line by itself, and a page takes ten thousand messages a second at most.
 */
export class ReadOnlyPipe extends Duplex {
  readonly #source: Readable;
  #gathered: Buffer[] = [];
  #bytes = 0;

  constructor(source: Readable) {
    super({ readableHighWaterMark: HELD });
    this.#source = source;
    source.on('data', (chunk: Buffer) => this.#gather(chunk));
    source.once('end', () => {
      this.#handOn();
      this.push(null);
    });
    source.once('error', error => this.#break(error));
    source.once('close', () => {
      if (!source.readableEnded) this.#break(new Error('The engine broke the stream off.'));
    });
  }

  override _read(): void {
    this.#source.resume();
  }

  override _write(_chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#source.destroy();
    done(error);
  }

  #gather(chunk: Buffer): void {
    if (this.#gathered.push(chunk) === 1) setImmediate(() => this.#handOn());
    this.#bytes += chunk.length;
    if (this.#bytes >= HELD) this.#source.pause();
  }

  #handOn(): void {
    const [first, ...more] = this.#gathered;
    this.#gathered = [];
    this.#bytes = 0;
    if (first === undefined || this.destroyed) return;
    const wanted = this.push(more.length === 0 ? first : Buffer.concat([first, ...more]));
    if (wanted) this.#source.resume();
    else this.#source.pause();
  }

  #break(error: Error): void {
    this.#handOn();
    this.destroy(error);
  }
}
