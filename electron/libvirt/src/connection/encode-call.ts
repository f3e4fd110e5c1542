import type { ProcedureEntry } from '../protocol/spec.ts';
import { FRAME_MAX, HEADER_SIZE, MessageType, Status, writeHeader } from '../wire/frame.ts';
import { encoderOf } from '../xdr/encoder.ts';
import { Writer } from '../xdr/writer.ts';
import { XdrError } from '../xdr/xdr-error.ts';

/** @throws {XdrError} naming the field, when an argument does not fit its type */
export function encodeCall(
  { program, procedure, args: struct }: ProcedureEntry,
  args: unknown,
  serial: number,
): Buffer {
  const writer = new Writer(HEADER_SIZE);
  if (struct) encoderOf(struct)(writer, args);
  const frame = writer.bytes;
  if (frame.length > FRAME_MAX)
    throw new XdrError(`a message of ${frame.length} bytes exceeds the limit of ${FRAME_MAX}`);
  writeHeader(frame, frame.length, { program, procedure, type: MessageType.call, serial, status: Status.ok });
  return frame;
}
