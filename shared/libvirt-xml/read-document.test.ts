import { describe, expect, it } from 'vitest';
import { findProblems, readDocument } from './read-document.ts';
import { DocumentError } from './xml/error.ts';
import { parseDocument } from './xml/parse.ts';

const domain = (inside: string, type = "type='kvm'") => `<domain ${type}>\n${inside}\n</domain>`;
const VALID = '<name>a</name><memory>1024</memory><os><type>hvm</type></os>';

function refusal(text: string): DocumentError {
  try {
    readDocument(text);
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
}

describe('kinds', () => {
  it.each([
    ["<interface type='bridge' name='br0'/>", 'hostInterface'],
    ["<interface type='bridge'><source bridge='br0'/></interface>", 'domainDevice'],
    ["<disk type='file'/>", 'domainDevice'],
    ["<portgroup name='x'/>", 'networkSection'],
    ['<networkstatus/>', 'status'],
    ['<storagepoolCapabilities/>', 'poolCapabilities'],
    ['<sources/>', 'poolSources'],
    ["<cpu mode='host-model'/>", 'cpu'],
  ])('%s is a %s', (text, kind) => {
    expect(readDocument(text).kind).toBe(kind);
  });

  it.each(['<html/>', '<Domain/>', "<domain xmlns='urn:x'/>", '<svg:domain xmlns:svg="urn:svg"/>'])(
    '%s is none',
    text => {
      expect(refusal(text)).toMatchObject({ code: 'unknown-kind', line: 1, column: 1 });
    },
  );

  it('can be asked for one kind only', () => {
    expect(readDocument(domain(VALID), 'domain').view.name).toBe('a');
    expect(() => readDocument('<network><name>n</name></network>', 'domain')).toThrow(
      'the document is a <network>, not a <domain>',
    );
  });
});

describe('what a domain cannot do without', () => {
  it.each([
    [domain('<memory>1</memory><os><type>hvm</type></os>'), 1, '<domain> has no <name>'],
    [domain('<name/><memory>1</memory><os><type>hvm</type></os>'), 1, '<domain> has no <name>'],
    [domain(VALID, ''), 1, '<domain> has no attribute type'],
    [domain('<name>a</name><os><type>hvm</type></os>'), 1, '<domain> does not say how much memory it has'],
    [domain('<name>a</name><memory>1</memory>\n<os/>'), 3, '<os> has no <type>'],
    [
      domain('<name>a/b</name><memory>1</memory><os><type>hvm</type></os>'),
      2,
      'the name "a/b" contains a slash',
    ],
    [domain(`${VALID}\n<title>a\nb</title>`), 3, 'the title has more than one line'],
  ])('%j', (text, line, reason) => {
    expect(refusal(text)).toMatchObject({ line, reason });
  });

  it.each([
    domain('<name>a</name><bootloader>/usr/bin/pygrub</bootloader><memory>1</memory>', "type='xen'"),
    domain("<name>a</name><os><type>hvm</type></os><cpu><numa><cell cpus='0' memory='1'/></numa></cpu>"),
  ])('takes what libvirt takes instead: %j', text => {
    expect(readDocument(text).kind).toBe('domain');
  });
});

describe('values libvirt cannot read', () => {
  it.each([
    [`<vcpu>two</vcpu>`, '<vcpu> is "two"', 'write a whole number'],
    [`<uuid>123</uuid>`, '<uuid> is "123"', 'write a UUID'],
    [`<maxMemory unit='KiB'>1.5</maxMemory>`, '<maxMemory> is "1.5"', 'write a whole number'],
    [`<maxMemory unit='GX'>1</maxMemory>`, '<maxMemory> has the unit "GX"', 'write bytes, KiB'],
    [`<on_crash>explode</on_crash>`, '<on_crash> is "explode"', 'write one of destroy'],
    [
      `<devices><disk device='tape'/></devices>`,
      'the attribute device of <disk> is "tape"',
      'write one of disk, cdrom',
    ],
    [
      `<devices><interface><mac address='x'/></interface></devices>`,
      'address of <mac> is "x"',
      'write an Ethernet',
    ],
    [
      `<features><hyperv><relaxed state='yes'/></hyperv></features>`,
      'state of <relaxed> is "yes"',
      'write on or off',
    ],
  ])('%s', (inside, reason, remedy) => {
    const problem = refusal(domain(`${VALID}\n${inside}`));
    expect(problem).toMatchObject({ code: 'invalid-value', line: 3 });
    expect(problem.reason).toContain(reason);
    expect(problem.remedy).toContain(remedy);
  });

  it('points at the value', () => {
    const [problem] = findProblems(
      parseDocument("<disk>\n  <boot\n    order='x'/>\n</disk>"),
      'domainDevice',
    );
    expect(problem).toMatchObject({ line: 3, column: 5 });
  });

  it('lists all of them from top to bottom', () => {
    const document = parseDocument("<network>\n<uuid>x</uuid>\n<mtu size='big'/></network>");
    expect(findProblems(document, 'network').map(({ line, code }) => [line, code])).toEqual([
      [1, 'missing'],
      [2, 'invalid-value'],
      [3, 'invalid-value'],
    ]);
  });

  it('leaves alone what a newer libvirt may know, and what is empty', () => {
    const text = domain(
      `${VALID}<vcpu/><devices><disk type='quantum'><target bus='teleport'/></disk><new/></devices>`,
    );
    expect(readDocument(text).document.toString()).toBe(text);
  });
});

describe('other kinds', () => {
  it.each([
    ['<network/>', '<network> has no <name>'],
    ["<pool type='dir'/>", '<pool> has no <name>'],
    ['<pool><name>x</name></pool>', '<pool> has no attribute type'],
    ['<volume/>', '<volume> has no <name>'],
    ['<device><name>x</name></device>', '<device> has no <capability>'],
    ['<filter/>', '<filter> has no attribute name'],
    ["<volume><name>v</name><capacity unit='GiB'>much</capacity></volume>", '<capacity> is "much"'],
  ])('%s', (text, reason) => {
    expect(refusal(text).reason).toBe(reason);
  });
});
