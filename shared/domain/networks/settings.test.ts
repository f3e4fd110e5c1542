import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { network as networkView } from '../../libvirt-xml/documents/network.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { readSettings } from './read-settings.ts';
import { modes } from './modes.ts';
import { newSettings } from './new-settings.ts';
import { fitted, writeSettings } from './write-settings.ts';

const FIXTURES = join(import.meta.dirname, '../../libvirt-xml/fixtures');
const fixtures = readdirSync(FIXTURES).filter(name =>
  /^network-(nat|passthrough|everything|openvswitch)\.xml$/.test(name),
);
const open = (text: string) => {
  const document = parseDocument(text);
  return { document, view: networkView.of(document.root) };
};
const change = (text: string, edit: (settings: ReturnType<typeof readSettings>) => void): string => {
  const { document, view } = open(text);
  const settings = structuredClone(readSettings(view));
  edit(settings);
  writeSettings(view, settings);
  return document.toString();
};

describe.each(fixtures)('%s', name => {
  const text = readFileSync(join(FIXTURES, name), 'utf8');

  it('stays byte for byte when its own settings are written', () => {
    expect(change(text, () => undefined)).toBe(text);
  });
});

describe('settings', () => {
  const nat = readFileSync(join(FIXTURES, 'network-nat.xml'), 'utf8');

  it('add and take out a fixed lease and touch nothing else', () => {
    const added = change(nat, ({ addresses }) =>
      addresses[0]?.hosts.push({ mac: '52:54:00:00:00:01', ip: '192.168.122.20', name: 'b' }),
    );
    expect(added).toContain("<host mac='52:54:00:00:00:01' name='b' ip='192.168.122.20'/>");
    expect(change(added, ({ addresses }) => addresses[0]?.hosts.pop())).toBe(nat);
  });

  it('keep what no setting stands for', () => {
    const odd = nat.replace('<bootp', "<host mac='52:54:00:00:00:02'><lease expiry='1'/></host><bootp");
    const renamed = change(odd, ({ addresses }) => {
      const host = addresses[0]?.hosts[1];
      if (host) host.name = 'kept';
    });
    expect(renamed).toContain("<host mac='52:54:00:00:00:02' name='kept'><lease expiry='1'/></host>");
  });

  it('write a new prefix in the way the document has it', () => {
    const wider = change(nat, ({ addresses: [address] }) => {
      if (address) address.prefix = 16;
    });
    expect(wider).toContain("<ip address='192.168.122.1' netmask='255.255.0.0' localPtr='yes'>");
  });

  it('lose what another mode cannot have', () => {
    const isolated = change(nat, settings => {
      settings.mode = 'isolated';
    });
    expect(isolated).not.toContain('<forward');
    expect(isolated).toContain("<mtu size='9000'/>");
    const bridged = change(nat, settings => {
      settings.mode = 'bridge';
      settings.bridge = 'br0';
    });
    expect(bridged).not.toMatch(/<ip|<dns|<mtu|<nat|<domain|<route|stp/);
    expect(bridged).toContain("<forward mode='bridge'/>");
    expect(bridged).toContain("<bridge name='br0'/>");
  });

  it('read a lease time in whatever unit it is written', () => {
    const everything = open(readFileSync(join(FIXTURES, 'network-everything.xml'), 'utf8'));
    expect(readSettings(everything.view).addresses[0]?.ranges).toEqual([
      { start: '10.11.1.1', end: '10.11.1.254', lease: 7200 },
    ]);
  });
});

it.each(modes.map(({ id }) => id))('a new network of mode %s reads as what was written', mode => {
  const settings = fitted({
    ...newSettings(mode, { subnet: '192.168.130', bridge: 'br0' }),
    devices: ['eth0'],
  });
  const { document, view } = open('<network/>\n');
  writeSettings(view, fitted(settings));
  expect(readSettings(networkView.of(parseDocument(document.toString()).root))).toEqual(fitted(settings));
});
