import type { HardwareEdit, ItemValues } from '../../contract/hardware.ts';
import { itemsOf, DOMAIN_ITEM } from '../hardware/item-id.ts';
import { drawsByItself } from './find-common.ts';
import type { SharingFacts } from './facts.ts';
import { nodeToWrite } from './render-node.ts';

/** What of the host's memory the guest's Vulkan may map. */
const WINDOW = '4G';
/** Properties of QEMU's virtio-gpu-gl-device that libvirt has no words for. */
const venus = ['virtio-gpu-gl-device.venus=on', `virtio-gpu-gl-device.hostmem=${WINDOW}`];
/** libvirt 9.2 knows `blob`. */
const BLOB = 9_002_000;

/** What the model that was there before was given: it has no meaning for virtio. */
const ofOtherModels: ItemValues = { vram: null, ram: null, vgamem: null, vram64: null };

/** A virtio display that draws with the GPU, and a screen that QEMU draws without a window. */
export function openGlEdits(facts: SharingFacts): HardwareEdit[] {
  return [cardEdit(facts, {}), ...screenEdits(facts)];
}

/** The same with shared memory, without which the GPU's memory cannot be the guest's. */
export function vulkanEdits(facts: SharingFacts): HardwareEdit[] {
  const byName = (facts.libvirt ?? 0) >= BLOB;
  const globals = [...venus, ...(byName ? [] : ['virtio-gpu-gl-device.blob=on'])];
  const values: ItemValues = {
    'memoryBacking.source': 'memfd',
    'memoryBacking.access': 'shared',
    'qemuCommandline.args': [
      ...withoutVenus(facts).map(value => ({ value })),
      ...globals.flatMap(value => [{ value: '-global' }, { value }]),
    ],
  };
  return [
    cardEdit(facts, byName ? { blob: true } : {}),
    ...screenEdits(facts),
    { op: 'set', item: DOMAIN_ITEM, values },
  ];
}

/** Takes 3D out, Vulkan included; shared memory stays, as other devices may use it. */
export function offEdits(facts: SharingFacts): HardwareEdit[] {
  const { guest } = facts;
  const items = itemsOf(guest);
  const cards = items.filter(
    ({ element, node }) =>
      element === 'video' && node.child('model')?.child('acceleration')?.attr('accel3d') === 'yes',
  );
  const screens = items.filter(({ element, node }) => element === 'graphics' && node.child('gl'));
  const args = guest.qemuCommandline.args.items.map(({ value }) => value ?? '');
  const rest = withoutVenus(facts);
  return [
    ...cards.map(({ id }) => set(id, { acceleration3d: null, blob: null })),
    ...screens.map(
      ({ id, node }): HardwareEdit =>
        node.attr('type') === 'egl-headless'
          ? { op: 'remove', item: id }
          : set(id, { gl: null, renderNode: null }),
    ),
    // Without a node of its own it has no `<gl>`.
    ...items
      .filter(
        ({ element, node }) =>
          element === 'graphics' && node.attr('type') === 'egl-headless' && !node.child('gl'),
      )
      .map(({ id }): HardwareEdit => ({ op: 'remove', item: id })),
    ...(rest.length === args.length
      ? []
      : [set(DOMAIN_ITEM, { 'qemuCommandline.args': rest.map(value => ({ value })) })]),
  ];
}

const set = (item: string, values: ItemValues): HardwareEdit => ({ op: 'set', item, values });

/** The first card becomes it; a guest without any gets one. */
function cardEdit({ guest }: SharingFacts, more: ItemValues): HardwareEdit {
  const first = itemsOf(guest).find(({ element }) => element === 'video');
  const values: ItemValues = { model: 'virtio', acceleration3d: true, ...more };
  if (!first) return { op: 'add', element: 'video', values: { ...values, primary: true } };
  const same = guest.devices.videos.items[0]?.model === 'virtio';
  return set(first.id, same ? values : { ...ofOtherModels, ...values });
}

/** Beside the screen that a person looks at: VNC and SPICE then show what is drawn, near or far. */
function screenEdits({ guest, nodes }: SharingFacts): HardwareEdit[] {
  if (drawsByItself(guest)) return [];
  const node = nodeToWrite(nodes);
  return [
    {
      op: 'add',
      element: 'graphics',
      values: { type: 'egl-headless', ...(node !== undefined && { renderNode: node }) },
    },
  ];
}

/** QEMU's arguments that are not ours. */
function withoutVenus({ guest }: SharingFacts): string[] {
  const args = guest.qemuCommandline.args.items.map(({ value }) => value ?? '');
  return args.filter(
    (arg, at) =>
      !isOurs(arg) && !(arg === '-global' && args[at + 1] !== undefined && isOurs(args[at + 1] ?? '')),
  );
}

const isOurs = (arg: string): boolean => /^virtio-gpu-gl-device\.(venus|hostmem|blob)=/.test(arg);

/** Vulkan is on, too. */
export const hasVenus = ({ guest }: SharingFacts): boolean =>
  guest.qemuCommandline.args.items.some(({ value }) => /\bvenus=(on|true)\b/.test(value ?? ''));
