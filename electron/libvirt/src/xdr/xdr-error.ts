/** Bytes that are no valid value of their type, or a value that does not fit its type. */
export class XdrError extends Error {
  override readonly name = 'XdrError';
}
