import { describe, expect, it } from 'vitest';
import type { NetworkSettings } from '../../contract/network-settings.ts';
import type { NetworkAction, NetworkCard } from '../../contract/networks.ts';
import { uuidSchema } from '../../contract/values.ts';
import type { NetworkFacts } from './facts.ts';
import { newSettings } from './new-settings.ts';
import type { NetworkDocuments } from './network-work.ts';
import { documentOf } from './plan-define.ts';
import { planNetwork } from './plan-network.ts';
import { waitingChanges } from './waiting.ts';

const uuid = uuidSchema.parse('9a0f7d1e-7a51-4a0e-9d0c-000000000001');
const settings = newSettings('nat', { name: 'lab', subnet: '192.168.140' });
const card: NetworkCard = { guest: { name: 'web', uuid, running: true }, mac: '52:54:00:00:00:01' };
const facts: NetworkFacts = {
  networks: [],
  hostSubnets: [],
  macs: new Map([['52:54:00:00:00:01', 'web']]),
};

function present(running: boolean, mode: 'nat' | 'bridge' = 'nat'): NetworkDocuments {
  const xml = documentOf({ ...settings, mode });
  return {
    known: {
      network: {
        uuid,
        name: 'lab',
        active: running,
        transient: false,
        autostart: false,
        mode,
        addresses: [],
        dhcp: true,
        connected: running ? 1 : 0,
        guests: 1,
        pending: false,
      },
      subnets: [],
      cards: [{ ...card, guest: { ...card.guest, running } }],
    },
    lasting: xml,
    ...(running && { running: xml }),
    revision: 'r',
  };
}

const edit = (change: (settings: NetworkSettings) => void, restart = false): NetworkAction => {
  const next = structuredClone(settings);
  change(next);
  return { do: 'edit', uuid, settings: next, revision: 'r', restart };
};
const doings = (action: NetworkAction, documents = present(true)) =>
  planNetwork(action, facts, documents).work.map(({ step }) =>
    step.do === 'update' ? `${step.update.command} ${step.update.section} ${step.update.parent}` : step.do,
  );

describe('a change of a running network', () => {
  it('makes leases, ranges, names and port groups so at once', () => {
    const action = edit(next => {
      next.addresses[0]?.hosts.push({ mac: '52:54:00:00:00:01', ip: '192.168.140.9' });
      const [range] = next.addresses[0]?.ranges ?? [];
      if (range) range.end = '192.168.140.99';
      next.dns.hosts.push({ ip: '192.168.140.7', names: ['a'] });
      next.portGroups.push({ name: 'slow' });
    });
    expect(doings(action)).toEqual([
      'define',
      'DELETE IP_DHCP_RANGE 0',
      'ADD IP_DHCP_HOST 0',
      'ADD IP_DHCP_RANGE 0',
      'ADD PORTGROUP -1',
      'ADD DNS_HOST -1',
    ]);
    expect(planNetwork(action, facts, present(true)).plan).toMatchObject({
      takesEffect: 'now',
      warnings: [],
    });
  });

  it('keeps the rest for its next start, and says what that is', () => {
    const action = edit(next => {
      next.mtu = 9000;
    });
    const { plan } = planNetwork(action, facts, present(true));
    expect(plan.takesEffect).toBe('network-start');
    expect(plan.warnings[0]?.text).toBe('MTU: this waits until the network starts the next time.');
  });

  it('restarts it where that is wanted, and connects its guests again', () => {
    const action = edit(next => {
      next.mtu = 9000;
    }, true);
    expect(doings(action)).toEqual(['define', 'stop', 'start', 'reconnect']);
    expect(planNetwork(action, facts, present(true)).plan.warnings[0]?.text).toContain('“web” is cut off');
  });

  it('of one that is off is only written', () => {
    const action = edit(next => next.dns.hosts.push({ ip: '192.168.140.7', names: ['a'] }));
    expect(doings(action, present(false))).toEqual(['define']);
  });

  it('is refused over what somebody else wrote, and for another name', () => {
    const codes = (action: NetworkAction) =>
      planNetwork(action, facts, present(true)).plan.problems.map(({ failure }) => failure.code);
    expect(codes({ ...edit(() => undefined), revision: 'other' } as NetworkAction)).toEqual(['CONFLICT']);
    expect(
      codes(
        edit(next => {
          next.name = newSettings('nat', { name: 'other' }).name;
        }),
      ),
    ).toEqual(['INPUT_INVALID']);
  });
});

it('does not take for a change what libvirt writes into every NAT network that runs', () => {
  const ports = { natPortStart: 1024, natPortEnd: 65_535 };
  expect(waitingChanges({ ...settings, ...ports }, settings)).toEqual([]);
  expect(waitingChanges({ ...settings, ...ports, natPortStart: 2000 }, settings)).toHaveLength(2);
});

describe('what is done to a network as a whole', () => {
  it('says whom a stop cuts off', () => {
    const { plan } = planNetwork({ do: 'stop', uuid }, facts, present(true));
    expect(plan.warnings[0]?.text).toBe('“web” is cut off until it is started again.');
    expect(plan.lost).toEqual([]);
  });

  it('knows that a bridge of the host keeps its guests', () => {
    expect(planNetwork({ do: 'stop', uuid }, facts, present(true, 'bridge')).plan.warnings).toEqual([]);
  });

  it('names who cannot start once it is deleted', () => {
    const { plan, work } = planNetwork({ do: 'delete', uuid }, facts, present(true));
    expect(plan.lost[1]).toContain('“web” has a card in it and is cut off');
    expect(work.map(({ step }) => step.do)).toEqual(['stop', 'undefine']);
  });

  it('refuses a document that is none, and says where', () => {
    const { plan } = planNetwork({ do: 'define', xml: '<network>\n<name>x</nam>' }, facts);
    expect(plan.problems[0]?.failure).toMatchObject({
      code: 'DOCUMENT_REJECTED',
      params: { reason: expect.stringMatching(/^Line 2/) },
    });
  });
});
