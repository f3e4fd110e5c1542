import { text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';
import { audio } from './audio.ts';
import { channel } from './channel.ts';
import { consoleDevice } from './console.ts';
import { controller } from './controller.ts';
import { crypto } from './crypto.ts';
import { disk } from './disk.ts';
import { filesystem } from './filesystem.ts';
import { graphics } from './graphics.ts';
import { hostdev } from './hostdev.ts';
import { hub } from './hub.ts';
import { input } from './input.ts';
import { netInterface } from './interface.ts';
import { iommu } from './iommu.ts';
import { lease } from './lease.ts';
import { memballoon } from './memballoon.ts';
import { memoryDevice } from './memory.ts';
import { nvram } from './nvram.ts';
import { panic } from './panic.ts';
import { parallel } from './parallel.ts';
import { pstore } from './pstore.ts';
import { redirdev } from './redirdev.ts';
import { redirfilter } from './redirfilter.ts';
import { rng } from './rng.ts';
import { serial } from './serial.ts';
import { shmem } from './shmem.ts';
import { smartcard } from './smartcard.ts';
import { sound } from './sound.ts';
import { tpm } from './tpm.ts';
import { video } from './video.ts';
import { vsock } from './vsock.ts';
import { watchdog } from './watchdog.ts';

/** Children of `<devices>` in the order in which libvirt writes them (virDomainDefFormat). */
const ORDER = [
  'emulator',
  'disk',
  'controller',
  'lease',
  'filesystem',
  'interface',
  'smartcard',
  'serial',
  'parallel',
  'console',
  'channel',
  'input',
  'tpm',
  'graphics',
  'sound',
  'audio',
  'video',
  'hostdev',
  'redirdev',
  'redirfilter',
  'hub',
  'watchdog',
  'memballoon',
  'rng',
  'nvram',
  'panic',
  'shmem',
  'memory',
  'iommu',
  'vsock',
  'crypto',
  'pstore',
];

/** Every device of a guest, by kind. */
export const devices = defineView(
  'devices',
  {
    emulator: value('emulator', text),
    disks: list('disk', disk),
    controllers: list('controller', controller),
    leases: list('lease', lease),
    filesystems: list('filesystem', filesystem),
    interfaces: list('interface', netInterface),
    smartcards: list('smartcard', smartcard),
    serials: list('serial', serial),
    parallels: list('parallel', parallel),
    consoles: list('console', consoleDevice),
    channels: list('channel', channel),
    inputs: list('input', input),
    tpms: list('tpm', tpm),
    graphics: list('graphics', graphics),
    sounds: list('sound', sound),
    audios: list('audio', audio),
    videos: list('video', video),
    hostdevs: list('hostdev', hostdev),
    redirdevs: list('redirdev', redirdev),
    redirfilter: view('redirfilter', redirfilter),
    hubs: list('hub', hub),
    watchdogs: list('watchdog', watchdog),
    memballoon: view('memballoon', memballoon),
    rngs: list('rng', rng),
    nvram: view('nvram', nvram),
    panics: list('panic', panic),
    shmems: list('shmem', shmem),
    memories: list('memory', memoryDevice),
    iommu: view('iommu', iommu),
    vsock: view('vsock', vsock),
    cryptos: list('crypto', crypto),
    pstore: view('pstore', pstore),
  },
  ORDER,
);
export type Devices = ViewOf<typeof devices>;
