import { describe, expect, it } from 'vitest';
import { displayEndpoint } from './display-endpoint.ts';

const domain = (graphics: string) => `<domain type='kvm'><devices>${graphics}</devices></domain>`;
const codeOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { failure?: { code?: string } }).failure?.code;
  }
  return undefined;
};

describe('where a display listens', () => {
  it.each([
    [
      "<graphics type='vnc' port='5901' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>",
      { kind: 'tcp', host: '127.0.0.1', port: 5901 },
    ],
    ["<graphics type='vnc' port='5900' listen='0.0.0.0'/>", { kind: 'tcp', host: '127.0.0.1', port: 5900 }],
    ["<graphics type='vnc' port='5900' listen='::'/>", { kind: 'tcp', host: '::1', port: 5900 }],
    ["<graphics type='vnc' port='5900'/>", { kind: 'tcp', host: '127.0.0.1', port: 5900 }],
    [
      "<graphics type='vnc' port='5900'><listen type='network' address='192.168.122.1' network='default'/></graphics>",
      { kind: 'tcp', host: '192.168.122.1', port: 5900 },
    ],
    [
      "<graphics type='vnc'><listen type='socket' socket='/run/vnc.sock'/></graphics>",
      { kind: 'unix', path: '/run/vnc.sock' },
    ],
    ["<graphics type='vnc' socket='/run/vnc.sock'/>", { kind: 'unix', path: '/run/vnc.sock' }],
  ])('%s', (graphics, endpoint) => {
    expect(displayEndpoint(domain(graphics), 0, 'debian')).toEqual({ endpoint });
  });

  it('hands over the display password', () => {
    const xml = domain("<graphics type='vnc' port='5900' passwd='a&amp;b'/>");
    expect(displayEndpoint(xml, 0, 'debian').password).toBe('a&b');
  });

  it('counts displays as they stand in the document', () => {
    const xml = domain("<graphics type='spice' port='5900'/><graphics type='vnc' port='5901'/>");
    expect(displayEndpoint(xml, 1, 'debian').endpoint).toMatchObject({ port: 5901 });
    expect(codeOf(() => displayEndpoint(xml, 0, 'debian'))).toBe('CONSOLE_UNAVAILABLE');
  });

  it('names what is wrong by a code', () => {
    expect(codeOf(() => displayEndpoint(domain("<graphics type='spice' port='5900'/>"), 0, 'debian'))).toBe(
      'DISPLAY_SPICE_ONLY',
    );
    for (const graphics of [
      '',
      "<graphics type='vnc' port='-1'/>",
      "<graphics type='vnc' port='x'/>",
      "<graphics type='sdl'/>",
    ]) {
      expect(codeOf(() => displayEndpoint(domain(graphics), 0, 'debian'))).toBe('CONSOLE_UNAVAILABLE');
    }
  });
});
