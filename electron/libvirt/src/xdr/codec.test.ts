import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofStruct } from '../../test/arbitrary.ts';
import { decode, encode, structNames } from '../testing/fake-daemon.ts';
import { decoderOf } from './decoder.ts';
import { Reader } from './reader.ts';
import { XdrError } from './xdr-error.ts';

const dom = { name: 'vm', uuid: '4c84b636-83c9-46d1-ab1d-799aa53cc966', id: -1 };

describe('every structure in the tables', () => {
  it.each(structNames())('%s comes back as it was written', struct => {
    fc.assert(
      fc.property(ofStruct(struct), value => {
        expect(decode(struct, encode(struct, value))).toEqual(value);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses a message that is cut anywhere, and one with bytes left over', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...structNames()),
        fc.gen(),
        fc.double({ min: 0, max: 0.999 }),
        (struct, gen, where) => {
          const bytes = encode(struct, gen(ofStruct, struct));
          fc.pre(bytes.length > 0);
          expect(() => decode(struct, bytes.subarray(0, Math.floor(bytes.length * where)))).toThrow(XdrError);
          expect(() => decode(struct, Buffer.concat([bytes, Buffer.alloc(4)]))).toThrow(XdrError);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads any bytes as a value or an XdrError', () => {
    fc.assert(
      fc.property(fc.constantFrom(...structNames()), fc.uint8Array({ maxLength: 400 }), (struct, bytes) => {
        try {
          decoderOf(struct)(new Reader(Buffer.from(bytes)));
        } catch (error) {
          expect(error).toBeInstanceOf(XdrError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('bytes on the wire', () => {
  it('are those of RFC 4506', () => {
    expect(encode('nonnull_domain', dom).toString('hex')).toBe(
      '00000002766d00004c84b63683c946d1ab1d799aa53cc966ffffffff',
    );
  });

  it('carry C characters in four bytes each, padded with NUL', () => {
    const info = { model: 'i686', memory: 1n, cpus: 1, mhz: 1, nodes: 1, sockets: 1, cores: 1, threads: 1 };
    const bytes = encode('node_get_info_ret', info);
    expect(bytes.length).toBe(32 * 4 + 8 + 6 * 4);
    expect(bytes.subarray(0, 8).toString('hex')).toBe('0000006900000036');
  });
});

describe('limits', () => {
  it('hold for a list before anything is allocated', () => {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32BE(16_385, 0);
    expect(() => decode('connect_list_all_domains_ret', bytes)).toThrow('exceeds the limit of 16384');
    bytes.writeUInt32BE(16_384, 0);
    expect(() => decode('connect_list_all_domains_ret', bytes)).toThrow("runs past the message's end");
  });

  it('hold for strings both ways', () => {
    const long = 'x'.repeat(4_194_305);
    expect(() => encode('nonnull_node_device', { name: long })).toThrow('exceeds the limit of 4194304');
    const bytes = Buffer.alloc(4_194_312);
    bytes.writeUInt32BE(4_194_305, 0);
    expect(() => decode('nonnull_node_device', bytes)).toThrow('exceeds the limit of 4194304');
  });

  it('allow an optional value to be marked by 0 and 1 only', () => {
    expect(() => decode('connect_open_args', Buffer.from('0000000200000000', 'hex'))).toThrow(
      'neither 0 nor 1',
    );
  });
});

describe('arguments that do not fit', () => {
  it.each([
    [
      'a number out of range',
      'domain_get_xml_desc_args',
      { dom, flags: -1 },
      'flags: expected an integer from 0',
    ],
    ['a fraction', 'domain_get_xml_desc_args', { dom, flags: 1.5 }, 'got 1.5'],
    ['a field that is missing', 'domain_get_xml_desc_args', { dom }, 'flags: expected an integer'],
    [
      'a nested field',
      'domain_get_xml_desc_args',
      { dom: { ...dom, uuid: 'x' }, flags: 0 },
      'dom: uuid: "x" is not a UUID',
    ],
    ['a number for a bigint', 'domain_set_memory_args', { dom, memory: 1 }, 'memory: expected a bigint'],
    ['a NUL', 'nonnull_node_device', { name: 'a\0b' }, 'NUL'],
    ['no object', 'nonnull_node_device', null, 'expected an object'],
  ])('%s is refused with its place', (_, struct, value, message) => {
    expect(() => encode(struct, value)).toThrow(message);
  });

  it('are never shown when they are text, which may be secret', () => {
    expect(() => encode('domain_set_memory_args', { dom, memory: 'hunter2' })).toThrow(/got string$/);
  });
});
