import { int, oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';

const word = defineView('value', { text: value('.', text) });

const choices = defineView('enum', { name: value('@name', text), values: list('value', word) });
type Choices = ViewOf<typeof choices>;

/** What an element may say: libvirt lists the words it takes for each attribute. */
const supported = defineView('supported', {
  supported: value('@supported', yesNo),
  enums: list('enum', choices),
});

const loader = defineView('loader', {
  supported: value('@supported', yesNo),
  paths: list('value', word),
  enums: list('enum', choices),
});

const os = defineView('os', {
  supported: value('@supported', yesNo),
  enums: list('enum', choices),
  loader: view('loader', loader),
});

const cpuModel = defineView('model', {
  name: value('.', text),
  /** Whether this host can run it; libvirt does not know it for every architecture. */
  usable: value('@usable', oneOf('yes', 'no', 'unknown')),
  vendor: value('@vendor', text),
  fallback: value('@fallback', text),
});
const cpuFeature = defineView('feature', { name: value('@name', text), policy: value('@policy', text) });

const cpuMode = defineView('mode', {
  name: value('@name', text),
  supported: value('@supported', yesNo),
  enums: list('enum', choices),
  vendor: value('vendor', text),
  models: list('model', cpuModel),
  features: list('feature', cpuFeature),
});

const deviceCapabilities = defineView('devices', {
  disk: view('disk', supported),
  graphics: view('graphics', supported),
  video: view('video', supported),
  hostdev: view('hostdev', supported),
  rng: view('rng', supported),
  filesystem: view('filesystem', supported),
  tpm: view('tpm', supported),
  redirdev: view('redirdev', supported),
  channel: view('channel', supported),
  crypto: view('crypto', supported),
  /** libvirt 10 and newer. */
  interface: view('interface', supported),
  panic: view('panic', supported),
  console: view('console', supported),
});

const featureCapabilities = defineView('features', {
  gic: view('gic', supported),
  vmCoreInfo: value('vmcoreinfo/@supported', yesNo),
  genid: value('genid/@supported', yesNo),
  backup: value('backup/@supported', yesNo),
  sev: value('sev/@supported', yesNo),
  sgx: value('sgx/@supported', yesNo),
  hyperv: view('hyperv', supported),
  /** libvirt 10.5 and newer. */
  launchSecurity: view('launchSecurity', supported),
});

/** What one emulator offers for one machine: https://libvirt.org/formatdomaincaps.html. */
export const domainCapabilities = defineView('domainCapabilities', {
  emulator: value('path', text),
  domainType: value('domain', text),
  machine: value('machine', text),
  arch: value('arch', text),
  maxVcpus: value('vcpu/@max', int),
  ioThreads: value('iothreads/@supported', yesNo),
  os: view('os', os),
  cpuModes: list('cpu/mode', cpuMode),
  memoryBacking: view('memoryBacking', supported),
  devices: view('devices', deviceCapabilities),
  features: view('features', featureCapabilities),
});
export type DomainCapabilities = ViewOf<typeof domainCapabilities>;

/** The words listed under a name, none when the host says nothing about it. */
export function choicesFor(of: { readonly enums: Iterable<Choices> }, name: string): string[] {
  for (const { name: listed, values } of of.enums) {
    if (listed === name) return values.items.map(item => item.text ?? '');
  }
  return [];
}
