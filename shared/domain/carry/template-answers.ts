import { guestCpuSchema, type GuestCpu } from '../../contract/create/cpu.ts';
import { type GuestDisk, guestDiskSchema } from '../../contract/create/disk.ts';
import { guestExtrasSchema, guestFolderSchema } from '../../contract/create/extras.ts';
import { guestMemorySchema } from '../../contract/create/memory.ts';
import { guestScreenSchema } from '../../contract/create/screen.ts';
import { type TemplateAnswers, templateAnswersSchema } from '../../contract/templates.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { readLabels } from '../guests/labels.ts';
import type { CarriedDisk } from './facts.ts';
import { nicAnswers } from './nic-answers.ts';

export interface TemplateSource {
  readonly view: Domain;
  readonly root: XmlElement;
  readonly disks: readonly CarriedDisk[];
  readonly autostart: boolean;
  /** The image that new guests stand on; left out: they bring a disk of their own. */
  readonly image?: string | undefined;
}

type Shape<T> = { readonly [Key in keyof T]: unknown };

/**
 * The answers of the wizard that make a guest like this one: the planner's way back. What the wizard has no question
 * for, and what one guest alone can have (addresses, devices of the host), is left to its defaults.
 */
export function templateAnswers(source: TemplateSource): TemplateAnswers {
  const { view, root, disks, image } = source;
  const labels = readLabels(root);
  const answers: Shape<TemplateAnswers> = {
    source: image === undefined ? { kind: 'none' } : { kind: 'disk-image', image, how: 'overlay' },
    osId: view.metadata.os,
    group: labels.group,
    tags: labels.tags.length > 0 ? labels.tags : undefined,
    arch: view.os.arch,
    machine: machineFamily(view.os.machine),
    firmware: isUefi(view) ? 'uefi' : 'bios',
    secureBoot: isUefi(view) ? view.os.loaderSecure === true : undefined,
    vcpus: view.vcpu.current ?? view.vcpu.maximum,
    cpu: cpuAnswers(view),
    memory: bytes(view.currentMemory ?? view.memory),
    memoryLayout: memoryAnswers(view),
    disks: diskAnswers(view, disks, image !== undefined),
    nics: nicAnswers(view),
    screen: screenAnswers(view),
    folders: folderAnswers(view),
    extras: extrasAnswers(view),
    autostart: source.autostart ? true : undefined,
  };
  // Answers that the wizard could not have given are left out one by one.
  return templateAnswersSchema.parse(fitting(templateAnswersSchema.shape, answers));
}

const bytes = (size: unknown) => (typeof size === 'bigint' ? Number(size) : undefined);

export const isUefi = ({ os }: Domain): boolean =>
  os.firmware === 'efi' || os.nvram !== undefined || os.loaderType === 'pflash';

/** `pc-q35-7.2` is a q35 of one QEMU: a new guest gets the newest. */
function machineFamily(machine: string | undefined): string | undefined {
  if (machine === undefined) return undefined;
  const [, family = machine] =
    /^(?:pc-)?(q35|i440fx|virt|pseries|s390-ccw-virtio)(?:-|$)/.exec(machine) ?? [];
  return family === 'i440fx' ? 'pc' : family;
}

function cpuAnswers({ cpu, vcpu }: Domain): GuestCpu | undefined {
  const { sockets, dies, cores, threads } = cpu;
  const found: Shape<GuestCpu> = {
    maximum: vcpu.current !== undefined && vcpu.current !== vcpu.maximum ? vcpu.maximum : undefined,
    topology: sockets !== undefined ? { sockets, dies: dies ?? 1, cores, threads } : undefined,
    mode: cpu.mode,
    model: cpu.mode === 'custom' ? cpu.model : undefined,
  };
  return orNothing(fitting(guestCpuSchema.shape, found));
}

function memoryAnswers({ memory, currentMemory, memoryBacking }: Domain) {
  const page = memoryBacking.pages.items[0]?.pageSize;
  return orNothing(
    fitting(guestMemorySchema.shape, {
      maximum: currentMemory !== undefined && memory !== currentMemory ? bytes(memory) : undefined,
      hugePages: bytes(page),
      locked: memoryBacking.locked || undefined,
    }),
  );
}

/** The first written disk is the system's: with an image of its own it is a layer on that. */
function diskAnswers(view: Domain, disks: readonly CarriedDisk[], onImage: boolean): GuestDisk[] {
  const capacity = new Map(disks.map(disk => [disk.target, disk.capacity]));
  return view.devices.disks.items
    .filter(disk => disk.device === undefined || disk.device === 'disk')
    .map((disk, index) =>
      fitting<GuestDisk>(guestDiskSchema.shape, {
        size: capacity.get(disk.target ?? '') || undefined,
        format: onImage && index === 0 ? undefined : disk.format,
        bus: disk.bus,
        cache: disk.cache === 'default' ? undefined : disk.cache,
        io: disk.io,
        discard: disk.discard,
        detectZeroes: disk.detectZeroes,
        queues: disk.queues,
      }),
    );
}

function screenAnswers({ devices }: Domain) {
  const protocols = devices.graphics.items
    .map(({ type }) => type)
    .filter(type => type === 'vnc' || type === 'spice');
  return fitting(guestScreenSchema.shape, {
    protocols: [...new Set(protocols)],
    video: devices.videos.items[0]?.model,
    sound: devices.sounds.items[0]?.model ?? 'none',
    tablet: devices.inputs.items.some(({ type }) => type === 'tablet'),
  });
}

function folderAnswers({ devices }: Domain) {
  const folders = devices.filesystems.items.flatMap(folder => {
    const answer = { path: folder.dir, tag: folder.target, ...(folder.readonly && { readOnly: true }) };
    return guestFolderSchema.safeParse(answer).data ?? [];
  });
  return folders.length > 0 ? folders : undefined;
}

function extrasAnswers({ devices }: Domain) {
  return fitting(guestExtrasSchema.shape, {
    rng: devices.rngs.length > 0,
    tpm: devices.tpms.length > 0,
    watchdog: devices.watchdogs.items[0]?.action,
    vsock: devices.vsock.exists,
    serials: devices.serials.length,
    agent: devices.channels.items.some(({ targetName }) => targetName === 'org.qemu.guest_agent.0'),
    panic: devices.panics.length > 0,
  });
}

interface Check {
  safeParse(value: unknown): { success: boolean };
}

/** Those of the values that the schema takes. */
export function fitting<T>(shape: Readonly<Record<string, Check>>, values: Shape<T>): T {
  const kept = Object.entries(values).filter(
    ([key, value]) => value !== undefined && shape[key]?.safeParse(value).success === true,
  );
  return Object.fromEntries(kept) as T;
}

const orNothing = <T extends object>(found: T): T | undefined =>
  Object.keys(found).length > 0 ? found : undefined;
