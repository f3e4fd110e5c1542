/**
 * The frame every message travels in: u32 length (itself included), six u32 of header, payload; all
 * big-endian. libvirt documents it in docs/kbase/internals/rpc.rst; `hole` is missing from that page.
 */

export const MessageType = {
  call: 0,
  reply: 1,
  event: 2,
  stream: 3,
  callWithFds: 4,
  replyWithFds: 5,
  hole: 6,
} as const;

export const Status = { ok: 0, error: 1, continue: 2 } as const;

/** Bytes before the payload, the length word included. */
export const HEADER_SIZE = 28;
/** The longest frame libvirt sends or takes: 32 MiB and the length word. */
export const FRAME_MAX = 33_554_436;
/** Bytes in one stream message that every libvirt takes. */
export const STREAM_CHUNK_MAX = 262_120;
/**
 * Bytes to write to a stream at a time: whole pages, and with its header a message fits the 208 KiB that a socket
 * takes at once. Uploads are a sixth faster than with the largest messages, for us and for the daemon.
 */
export const STREAM_CHUNK = 192 * 1024;

export const PROTOCOL_VERSION = 1;

export interface Header {
  program: number;
  version: number;
  procedure: number;
  type: number;
  serial: number;
  status: number;
}

/** Writes length and header into the first 28 bytes of a frame. */
export function writeHeader(frame: Buffer, length: number, header: Omit<Header, 'version'>): void {
  frame.writeUInt32BE(length, 0);
  frame.writeUInt32BE(header.program, 4);
  frame.writeUInt32BE(PROTOCOL_VERSION, 8);
  frame.writeInt32BE(header.procedure, 12);
  frame.writeUInt32BE(header.type, 16);
  frame.writeUInt32BE(header.serial, 20);
  frame.writeUInt32BE(header.status, 24);
}

export function readHeader(frame: Buffer, start: number): Header {
  return {
    program: frame.readUInt32BE(start + 4),
    version: frame.readUInt32BE(start + 8),
    procedure: frame.readInt32BE(start + 12),
    type: frame.readUInt32BE(start + 16),
    serial: frame.readUInt32BE(start + 20),
    status: frame.readUInt32BE(start + 24),
  };
}

/** A frame without payload. */
export function emptyFrame(header: Omit<Header, 'version'>): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_SIZE);
  writeHeader(frame, HEADER_SIZE, header);
  return frame;
}
