import type { Readable } from 'node:stream';
import type { Failure } from '#shared/contract/failure.ts';
import { LineCutter, LONGEST_LINE, type CutLine } from '#shared/domain/line-cutter.ts';
import { formatBytes } from '#shared/domain/units.ts';

/** An engine that sends no end of a line, or something that is no engine. */
export class LineTooLong extends Error {
  readonly failure: Failure = {
    code: 'ENGINE_FAILED',
    params: {
      reason: `It sent a line that is longer than ${formatBytes(LONGEST_LINE)}, which no engine does.`,
      remedy: 'Look whether the address is an engine’s, then try again.',
    },
  };

  constructor() {
    super('The engine sent a line without an end.');
  }
}

/**
 * The lines of an answer, one JSON each. Throws LineTooLong, and why the answer broke off. Whoever stops reading ends
 * the stream: nobody drains it any more.
 */
export function streamLines(stream: Readable): AsyncGenerator<string, void, void> {
  // From now on: it can break before anybody reads, and after nobody does any more.
  stream.on('error', () => undefined);
  return read(stream);
}

async function* read(stream: Readable): AsyncGenerator<string, void, void> {
  const cutter = new LineCutter();
  for await (const chunk of stream as AsyncIterable<Buffer | string>) {
    yield* texts(cutter.read(typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
    if (cutter.tooLong) throw new LineTooLong();
  }
  yield* texts(cutter.end());
}

function* texts(lines: readonly CutLine[]): Generator<string, void, void> {
  for (const { text, cut } of lines) {
    if (cut) throw new LineTooLong();
    if (text.trim() !== '') yield text;
  }
}
