import { Duplex, type Readable } from 'node:stream';

/** Bytes between the engine and us: with the viewer's window they stay below 1 MiB. */
const HELD = 64 * 1024;

/** A stream of the engine as the pipe that consoles are made of; what is typed goes nowhere. */
export class ReadOnlyPipe extends Duplex {
  readonly #source: Readable;

  constructor(source: Readable) {
    super({ readableHighWaterMark: HELD });
    this.#source = source;
    source.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) source.pause();
    });
    source.once('end', () => this.push(null));
    source.once('error', error => this.destroy(error));
    source.once('close', () => {
      if (!source.readableEnded) this.destroy(new Error('The engine broke the stream off.'));
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
}
