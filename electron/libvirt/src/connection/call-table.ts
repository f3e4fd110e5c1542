import { LibvirtConnectionError, LibvirtError } from '../errors.ts';
import type { ErrorRecord } from '../protocol/generated/types.ts';
import type { ProcedureEntry } from '../protocol/spec.ts';
import { type Header, Status } from '../wire/frame.ts';
import { decoderOf } from '../xdr/decoder.ts';
import type { Reader } from '../xdr/reader.ts';
import { XdrError } from '../xdr/xdr-error.ts';
import { CallQueue, type Priority } from './call-queue.ts';
import { encodeCall } from './encode-call.ts';

export interface CallOptions {
  /** Takes the call out of the queue, or drops its answer: libvirt cannot stop what it has begun. */
  signal?: AbortSignal | undefined;
  /** By default `high` for the calls libvirtd itself answers first, `normal` for all others. */
  priority?: Priority | undefined;
}

interface Call {
  readonly entry: ProcedureEntry;
  readonly serial: number;
  readonly frame: Buffer;
  /** Take the outcome; after an abort they do nothing, while the call keeps its place until it is answered. */
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const SERIAL_MAX = 0xffff_ffff;

/** The calls of one connection: those that wait, and the few the daemon works on. */
export class CallTable {
  readonly #queue = new CallQueue<Call>();
  readonly #inFlight = new Map<number, Call>();
  readonly #write: (frame: Buffer) => void;
  readonly #maxInFlight: number;
  #serial = 0;
  #wrapped = false;

  constructor(write: (frame: Buffer) => void, maxInFlight: number) {
    this.#write = write;
    this.#maxInFlight = maxInFlight;
  }

  /** Whether a call with this serial was ever made. */
  knows(serial: number): boolean {
    return serial !== 0 && (this.#wrapped || serial <= this.#serial);
  }

  /** @param begin told the serial before the call can be answered */
  call(
    entry: ProcedureEntry,
    args: unknown,
    options: CallOptions,
    begin?: (serial: number) => void,
  ): Promise<unknown> {
    const { signal, priority = entry.priority ?? 'normal' } = options;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) throw aborted(signal);
      const serial = this.#nextSerial();
      const abort = (): void => {
        this.#queue.remove(call);
        reject(aborted(signal));
      };
      const settled = (): void => signal?.removeEventListener('abort', abort);
      const call: Call = {
        entry,
        serial,
        frame: encodeCall(entry, args, serial),
        resolve: value => {
          settled();
          resolve(value);
        },
        reject: error => {
          settled();
          reject(error);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      begin?.(serial);
      this.#queue.push(call, priority);
      this.#send();
    });
  }

  /**
   * Takes an answer.
   * @returns false when no call waits for it
   * @throws {XdrError} when it is not of the call's type
   */
  answer(header: Header, payload: Reader): boolean {
    const call = this.#inFlight.get(header.serial);
    if (!call) return false;
    const { entry } = call;
    if (header.program !== entry.program || header.procedure !== entry.procedure) {
      throw new XdrError(`call ${entry.procedure} was answered as ${header.procedure}`);
    }
    const outcome = readAnswer(header, entry, payload);
    this.#inFlight.delete(header.serial);
    this.#send();
    if (outcome instanceof LibvirtError) call.reject(outcome);
    else call.resolve(outcome);
    return true;
  }

  /** Ends every call, waiting or sent. */
  fail(error: () => Error): void {
    const calls = [...this.#inFlight.values(), ...this.#queue.drain()];
    this.#inFlight.clear();
    for (const call of calls) call.reject(error());
  }

  #send(): void {
    while (this.#inFlight.size < this.#maxInFlight) {
      const call = this.#queue.shift();
      if (!call) return;
      this.#inFlight.set(call.serial, call);
      this.#write(call.frame);
    }
  }

  /** 0 belongs to events; after four thousand million calls the count starts again. */
  #nextSerial(): number {
    do {
      if (this.#serial === SERIAL_MAX) this.#wrapped = true;
      this.#serial = this.#serial === SERIAL_MAX ? 1 : this.#serial + 1;
    } while (this.#inFlight.has(this.#serial));
    return this.#serial;
  }
}

function readAnswer({ status }: Header, entry: ProcedureEntry, payload: Reader): unknown {
  if (status !== Status.ok && status !== Status.error)
    throw new XdrError(`an answer cannot have the status ${status}`);
  const outcome =
    status === Status.error ? readError(payload) : entry.ret ? decoderOf(entry.ret)(payload) : null;
  payload.finish();
  return outcome;
}

export function readError(payload: Reader): LibvirtError {
  return new LibvirtError(decoderOf('error')(payload) as ErrorRecord);
}

export const aborted = (signal: AbortSignal | undefined): LibvirtConnectionError =>
  new LibvirtConnectionError('aborted', 'The call was cancelled.', { cause: signal?.reason });
