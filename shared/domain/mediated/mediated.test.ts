import { describe, expect, it } from 'vitest';
import { pciAddressSchema } from '../../contract/create/host-device.ts';
import type { MediatedAction, MediatedChange } from '../../contract/mediated.ts';
import { uuidSchema } from '../../contract/values.ts';
import { nodeDevice } from '../../libvirt-xml/documents/node-device.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { NO_CLAIMS } from '../guests/claims.ts';
import { describeMediated, type MediatedSources } from './describe.ts';
import { giveMediatedEdits } from './give.ts';
import { planMediated } from './plan-action.ts';
import { planMediatedChange } from './plan-change.ts';

const one = uuidSchema.parse('12345678-1234-1234-1234-123456789abc');
const two = uuidSchema.parse('22345678-1234-1234-1234-123456789abc');
const fresh = uuidSchema.parse('32345678-1234-1234-1234-123456789abc');
const guest = uuidSchema.parse('42345678-1234-1234-1234-123456789abc');
const vgpu = pciAddressSchema.parse('0000:65:00.4');
const view = (xml: string) => nodeDevice.of(parseDocument(xml).root);

const mtty =
  view(`<device><name>mtty_mtty</name><path>/sys/devices/virtual/mtty/mtty</path><parent>computer</parent>
  <capability type='mdev_types'><capability type='mdev_types'>
    <type id='mtty-1'><name>Single port serial</name><deviceAPI>vfio-pci</deviceAPI><availableInstances>24</availableInstances></type>
    <type id='mtty-2'><name>Dual port serial</name><deviceAPI>vfio-pci</deviceAPI><availableInstances>0</availableInstances></type>
  </capability></capability></device>`);
const device = (uuid: string, type: string, parent: string) =>
  view(`<device><name>mdev_${uuid}_${parent}</name><parent>computer</parent><capability type='mdev'>
    <type id='${type}'/><uuid>${uuid}</uuid><parent_addr>${parent}</parent_addr><iommuGroup number='23'/></capability></device>`);

const sources = (running = true): MediatedSources => ({
  devices: [mtty],
  mediated: [
    { device: device(one, 'mtty-2', 'mtty'), active: true, lasting: false, autostart: false },
    { device: device(two, 'mtty-1', 'mtty'), active: false, lasting: true, autostart: true },
  ],
  guests: [{ name: 'web', uuid: guest, running, claims: { ...NO_CLAIMS, devices: [`mdev ${one}`] } }],
  parents: [
    { id: 'mtty', types: [{ id: 'mtty-1', description: 'one port', available: 24, deviceApi: 'vfio-pci' }] },
    { id: 'mdpy', types: [{ id: 'mdpy-hd', available: 4, deviceApi: 'vfio-pci' }] },
  ],
  present: [],
  vendor: [
    {
      address: vgpu,
      card: pciAddressSchema.parse('0000:65:00.0'),
      facts: { current: 1151, creatable: [{ id: 1155, name: 'L40-48Q' }] },
    },
  ],
  canDefine: true,
  missing: [],
});
const state = (running?: boolean) => describeMediated(sources(running));

it('knows types by libvirt, and by the kernel where libvirt knows no such parent', () => {
  const { parents, devices } = state();
  expect(parents.map(({ id, nodeDevice: name }) => [id, name])).toEqual([
    ['mdpy', undefined],
    ['mtty', 'mtty_mtty'],
  ]);
  expect(parents[1]?.types).toMatchObject([
    { id: 'mtty-1', description: 'one port', left: 24 },
    { id: 'mtty-2', left: 0 },
  ]);
  expect(devices).toMatchObject([
    { uuid: one, parent: 'mtty', active: true, lasting: false, group: 23, usedBy: [{ name: 'web' }] },
    { uuid: two, parent: 'mtty', active: false, lasting: true, autostart: true, usedBy: [] },
  ]);
});

describe('by libvirt', () => {
  const plan = (action: MediatedAction, running?: boolean) => planMediated(action, state(running));
  const create = {
    do: 'create',
    parent: 'mtty',
    type: 'mtty-1',
    uuid: fresh,
    lasting: true,
    autostart: true,
  } as const;
  const codes = (action: MediatedAction) => plan(action).plan.problems.map(({ failure }) => failure.code);

  it('one is defined, made and made at every start, or made for this start alone', () => {
    const { work } = plan(create);
    expect(work.steps.map(step => step.do)).toEqual(['define', 'start', 'autostart']);
    expect(work.steps[0]).toMatchObject({ xml: expect.stringContaining(`<uuid>${fresh}</uuid>`) });
    const short = plan({ ...create, lasting: false, autostart: false });
    expect(short.work.steps.map(step => step.do)).toEqual(['create']);
    expect(short.plan.warnings).toHaveLength(1);
  });

  it.each([
    [{ ...create, type: 'mtty-2' }, 'STATE_INVALID'],
    [{ ...create, type: 'mtty-9' }, 'INPUT_INVALID'],
    [{ ...create, parent: 'gone' }, 'DEVICE_ABSENT'],
    [{ ...create, parent: 'mdpy', type: 'mdpy-hd' }, 'UNSUPPORTED'],
    [{ ...create, uuid: one }, 'NAME_TAKEN'],
    [{ do: 'start', uuid: one }, 'STATE_INVALID'],
    [{ do: 'autostart', uuid: one, on: true }, 'STATE_INVALID'],
    [{ do: 'keep', uuid: two, autostart: true }, 'STATE_INVALID'],
    [{ do: 'remove', uuid: one }, 'RESOURCE_BUSY'],
    [{ do: 'remove', uuid: fresh }, 'NOT_FOUND'],
  ] satisfies [MediatedAction, string][])('%j is refused', (action, code) => {
    expect(codes(action)).toEqual([code]);
    expect(plan(action).work.steps).toEqual([]);
  });

  it('what is lost is said, with who needs it', () => {
    const { plan: shown, work } = plan({ do: 'remove', uuid: one }, false);
    expect(work).toMatchObject({ steps: [{ do: 'stop' }], device: expect.stringContaining(one) });
    expect(shown.lost).toEqual([expect.stringContaining(one), expect.stringContaining('“web”')]);
    expect(plan({ do: 'remove', uuid: two }).work.steps).toEqual([{ do: 'undefine' }]);
    expect(plan({ do: 'keep', uuid: one, autostart: true }).work.steps.map(step => step.do)).toEqual([
      'define',
      'autostart',
    ]);
  });

  it('nothing lasts where libvirt cannot define', () => {
    const old = { ...state(), canDefine: false };
    expect(planMediated(create, old).plan.problems).toMatchObject([{ failure: { code: 'UNSUPPORTED' } }]);
  });
});

describe('by the root helper', () => {
  const plan = (change: MediatedChange, reachable = true) =>
    planMediatedChange(change, state(), { reachable, host: 'server' });

  it('one is made, and removed while no guest runs with it', () => {
    const made = { do: 'create', parent: 'mdpy', type: 'mdpy-hd', uuid: fresh } as const;
    expect(plan(made).steps).toEqual([
      { do: 'mediated-device', parent: 'mdpy', type: 'mdpy-hd', uuid: fresh, make: true },
    ]);
    expect(plan({ do: 'remove', uuid: one }).problems).toMatchObject([
      { failure: { code: 'RESOURCE_BUSY' } },
    ]);
    expect(plan(made, false)).toMatchObject({ steps: [], problems: [{ failure: { code: 'UNSUPPORTED' } }] });
  });

  it('a function of a newer card gets a type only from none', () => {
    expect(plan({ do: 'vendor', function: vgpu, type: 1155, keep: true }).steps).toEqual([
      { do: 'vendor-vgpu', address: vgpu, type: 0, when: 'now' },
      { do: 'vendor-vgpu', address: vgpu, type: 1155, when: 'both' },
    ]);
    expect(plan({ do: 'vendor', function: vgpu, type: 99, keep: false }).problems).toMatchObject([
      { field: 'type', failure: { code: 'INPUT_INVALID' } },
    ]);
  });
});

it('is given with its picture, which only PCI ones have', () => {
  const values = (api: string, display: boolean) =>
    giveMediatedEdits({ uuid: one, api, display, ramfb: true })[0];
  expect(values('vfio-pci', true)).toMatchObject({
    values: { display: true, ramfb: true, model: 'vfio-pci' },
  });
  expect(values('vfio-pci', false)).not.toHaveProperty('values.ramfb');
  expect(values('vfio-ccw', true)).not.toHaveProperty('values.display');
});
