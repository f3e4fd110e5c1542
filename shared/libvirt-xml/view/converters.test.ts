import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex, int, long, mac, oneOf, onOff, onlyOneOf, uuid, yesNo } from './converters.ts';
import { bytesInUnit, fromBytes, toBytes } from './sizes.ts';

describe('numbers', () => {
  it('reads decimals, signed and padded, and nothing else', () => {
    expect([' 42 ', '+7', '-1', '0'].map(raw => int.parse(raw))).toEqual([42, 7, -1, 0]);
    expect(['', 'x', '1.5', '0x10', '1e3', '9007199254740993'].map(raw => int.parse(raw))).toEqual(
      Array.from({ length: 6 }),
    );
    expect(long.parse('18446744073709551615')).toBe(18446744073709551615n);
  });

  it('reads hexadecimal and decimal parts of addresses and writes them padded', () => {
    expect(['0x1f', '31', '0X1F'].map(raw => hex(2).parse(raw))).toEqual([31, 31, 31]);
    expect(['1f', '', '0x'].map(raw => hex(2).parse(raw))).toEqual([undefined, undefined, undefined]);
    expect([hex(2).format(5), hex(4).format(5), hex(1).format(31)]).toEqual(['0x05', '0x0005', '0x1f']);
  });
});

describe('words', () => {
  it('are exact', () => {
    expect([yesNo.parse('yes'), yesNo.parse('no'), yesNo.parse('YES'), onOff.parse('yes')]).toEqual([
      true,
      false,
      undefined,
      undefined,
    ]);
  });

  it('of an open list have no expectation to break, those of a closed one do', () => {
    expect(oneOf('a', 'b').expected).toBeUndefined();
    expect(onlyOneOf('a', 'b').expected).toBe('one of a, b');
    expect(onlyOneOf('a', 'b').parse('c')).toBeUndefined();
  });

  it('accept every spelling of a UUID libvirt takes, read as the canonical one', () => {
    const canonical = 'c7a5fdbd-edaf-9455-926a-d65c16db1809';
    expect(uuid.parse('C7A5FDBDEDAF9455926AD65C16DB1809')).toBe(canonical);
    expect(uuid.parse(` ${canonical}\n`)).toBe(canonical);
    expect(uuid.parse('c7a5fdbd-edaf-9455-926a-d65c16db180')).toBeUndefined();
    expect([mac.parse('52:54:0:6B:29:7a'), mac.parse('52:54:00:6b:29'), mac.parse('5254006b297a')]).toEqual([
      '52:54:0:6B:29:7a',
      undefined,
      undefined,
    ]);
  });
});

describe('sizes', () => {
  it.each([
    ['', 1n],
    ['b', 1n],
    ['bytes', 1n],
    ['KB', 1000n],
    ['k', 1024n],
    ['KiB', 1024n],
    ['MB', 1000n ** 2n],
    ['m', 1024n ** 2n],
    ['gib', 1024n ** 3n],
    ['T', 1024n ** 4n],
    ['PB', 1000n ** 5n],
    ['EiB', 1024n ** 6n],
    ['KiBs', undefined],
    ['x', undefined],
  ])('the unit %j is %s bytes', (unit, bytes) => {
    expect(bytesInUnit(unit)).toBe(bytes);
  });

  it('are exact up to 64 bits', () => {
    expect(toBytes('18014398509481983', 'KiB')).toBe(2n ** 64n - 1024n);
    expect(toBytes('16', 'EiB')).toBeUndefined();
    expect(toBytes('1.5', 'GiB')).toBeUndefined();
    expect(toBytes('-1', 'KiB')).toBeUndefined();
  });

  it('come back from any unit they are written in', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 2n ** 64n - 1n),
        fc.constantFrom('KiB', 'MB', 'GiB', 'bytes'),
        (bytes, unit) => {
          const written = fromBytes(bytes, unit);
          expect(toBytes(written.amount, written.unit)).toBe(bytes);
        },
      ),
    );
    expect(fromBytes(2n ** 30n, 'GiB')).toEqual({ amount: '1', unit: 'GiB' });
    expect(fromBytes(2n ** 30n + 1n, 'GiB', 'KiB')).toEqual({ amount: '1073741825', unit: 'bytes' });
  });
});
