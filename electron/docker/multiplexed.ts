import { Transform, type TransformCallback } from 'node:stream';
import { FrameReader } from '#shared/domain/container-logs/frames.ts';

/** Frames of two streams as the one a terminal shows, with the ends of lines that it needs. */
export class FramesToTerminal extends Transform {
  readonly #frames = new FrameReader((_stream, payload) => this.push(withReturns(payload)));

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#frames.read(chunk);
    done();
  }
}

const NEWLINE = 0x0a;

function withReturns(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length * 2);
  let at = 0;
  for (const byte of bytes) {
    if (byte === NEWLINE) whole[at++] = 0x0d;
    whole[at++] = byte;
  }
  return whole.subarray(0, at);
}
