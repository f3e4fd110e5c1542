import { describe, expect, it } from 'vitest';
import { type HostRecord, parseRecord } from './parse-record.ts';
import { recordedTree } from './recorded-tree.ts';

const HEAD = 'innkeeper record 1\n';

function parse(text: string): HostRecord {
  const parsed = parseRecord(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.record;
}
const tree = (text: string) => recordedTree(parse(`${HEAD}${text}`));

describe('a record', () => {
  it('has files of one line and of many, links and bytes', async () => {
    const host = tree(
      [
        '/sys/devices/pci0000:00/0000:00:01.0',
        'class: 0x060400',
        'note: a: b -> c',
        'rom:',
        'uevent:',
        '\tDRIVER=pcieport',
        '\t',
        '\tLAST=1',
        'value = 06 00 ff',
        '/sys/bus/pci/devices/0000:00:01.0 -> ../../../devices/pci0000:00/0000:00:01.0',
        'end',
      ].join('\n'),
    );
    const folder = 'sys/bus/pci/devices/0000:00:01.0';
    expect(await host.text(`${folder}/class`)).toBe('0x060400');
    expect(await host.text(`${folder}/note`)).toBe('a: b -> c');
    expect(await host.text(`${folder}/rom`)).toBe('');
    expect(await host.text(`${folder}/uevent`)).toBe('DRIVER=pcieport\n\nLAST=1');
    expect([...((await host.bytes(`${folder}/value`)) ?? [])]).toEqual([6, 0, 255]);
    expect(await host.names(folder)).toEqual(['class', 'note', 'rom', 'uevent', 'value']);
    expect(await host.link(folder)).toBe('../../../devices/pci0000:00/0000:00:01.0');
    expect(await host.has(`${folder}/rom`)).toBe(true);
    expect(await host.text(folder)).toBeUndefined();
    expect(await host.names(`${folder}/class`)).toEqual([]);
  });

  it('puts what is below a link where the link leads', async () => {
    const host = tree('/a/link -> ../b/c\n/a/link\nname: x\nend');
    expect(await host.text('b/c/name')).toBe('x');
  });

  it('does not go round in circles, nor above its root', async () => {
    const host = tree('/a -> b\n/b -> a\n/up -> ../../../etc\n/etc\nname: x\nend');
    expect(await host.text('a/x')).toBeUndefined();
    expect(await host.has('a')).toBe(false);
    expect(await host.text('up/name')).toBe('x');
    expect(await host.text('../../etc/name')).toBe('x');
  });

  it('knows free room', async () => {
    const host = tree('! free /boot 1024\nend');
    expect(await host.free('boot')).toBe(1024);
    expect(await host.free('srv')).toBeUndefined();
  });

  it('survives mail: other ends of lines, empty lines, remarks', async () => {
    const host = recordedTree(
      parse(`\r\n${HEAD.trim()}\r\n\r\n# theirs\r\n/sys\r\nname: x\r\nend\r\n-- \r\nAnn\r\n`),
    );
    expect(await host.text('sys/name')).toBe('x');
  });

  it('is known to be cut', () => {
    expect(parse(`${HEAD}/sys\nname: x\nend`).complete).toBe(true);
    expect(parse(`${HEAD}/sys\nname: x\n`).complete).toBe(false);
    expect(parse(HEAD).complete).toBe(false);
  });
});

describe('what is no record', () => {
  it.each([
    ['', { code: 'not-a-record' }],
    ['<html>', { code: 'not-a-record' }],
    ['innkeeper record 2\nend', { code: 'newer' }],
    [`${HEAD}no such line`, { code: 'bad-line', line: 2, text: 'no such line' }],
    [`${HEAD}/sys\n\tstray`, { code: 'bad-line', line: 3, text: '\tstray' }],
    [`${HEAD}/sys\nname: x\n/sys/name/below`, { code: 'bad-line', line: 4, text: '/sys/name/below' }],
    [`${HEAD}! free /boot much`, { code: 'bad-line', line: 2, text: '! free /boot much' }],
  ])('%j', (text, problem) => expect(parseRecord(text)).toEqual({ ok: false, problem }));
});
