/** A stretch of zeros that is not sent: sparse streams carry these between their chunks of bytes. */
export class StreamHole {
  /** Bytes, a safe integer. */
  readonly length: number;

  constructor(length: number) {
    if (!Number.isSafeInteger(length) || length < 0)
      throw new RangeError(`A hole cannot be ${length} bytes long`);
    this.length = length;
  }
}
