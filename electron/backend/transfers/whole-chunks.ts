/** The same bytes in pieces of exactly `size`, but for the last one. */
export async function* wholeChunks(pieces: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    kept.push(piece);
    length += piece.length;
    if (length < size) continue;
    let all = Buffer.concat(kept, length);
    for (; all.length >= size; all = all.subarray(size)) yield all.subarray(0, size);
    kept = [all];
    length = all.length;
  }
  if (length > 0) yield Buffer.concat(kept, length);
}
