/** Records of a pax head: `27 mtime=1700000000.5\n`, each with its own length in bytes in front. */
export function readPax(body: Buffer): [key: string, value: Buffer][] {
  const records: [string, Buffer][] = [];
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(0x20, at);
    const length = Number(body.toString('latin1', at, space));
    if (space < 0 || !Number.isInteger(length) || length <= 0) break;
    const record = body.subarray(space + 1, at + length - 1);
    const equals = record.indexOf(0x3d);
    records.push([record.toString('latin1', 0, equals), record.subarray(equals + 1)]);
    at += length;
  }
  return records;
}

export function writePax(records: readonly (readonly [key: string, value: Buffer])[]): Buffer {
  return Buffer.concat(
    records.map(([key, value]) => {
      const rest = Buffer.concat([Buffer.from(` ${key}=`, 'latin1'), value, Buffer.from('\n')]);
      // Its own digits count too, and may make it one digit longer.
      let length = rest.length + String(rest.length).length;
      length = rest.length + String(length).length;
      return Buffer.concat([Buffer.from(String(length)), rest]);
    }),
  );
}
