import { type HostStep, hostStepSchema } from '../../contract/host-step.ts';

/**
 * A plan as resources/innkeeper-helper reads it: `title WORDS`, then one line for each step, its words parted by
 * single spaces. The helper checks every word again, so nothing of this has to be trusted there.
 */
export function planText(title: string, steps: readonly HostStep[]): string {
  return `${[`title ${plainTitle(title)}`, ...steps.map(stepLine)].join('\n')}\n`;
}

/** The helper's records are read in terminals, rescue shells among them: nothing there but ASCII that prints. */
export function plainTitle(title: string): string {
  return title
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[^ -~]+/gu, '?')
    .slice(0, 200);
}

export function stepLine(step: HostStep): string {
  return [step.do, ...wordsOf(step)].join(' ');
}

function wordsOf(step: HostStep): readonly (string | number)[] {
  switch (step.do) {
    case 'kernel-arguments':
      return [step.loader, ...step.add.map(word => `+${word}`), ...step.remove.map(word => `-${word}`)];
    case 'load-modules':
      return [step.initramfs, step.early ? 'early' : 'late', ...step.modules];
    case 'bind-at-boot':
      return [
        step.initramfs,
        ...step.devices.map(({ address, ids }) => `${address}=${ids}`),
        ...step.before.map(module => `before=${module}`),
      ];
    case 'bind-now':
      return [step.address, step.to];
    case 'module-options':
      return [
        step.when,
        step.initramfs ?? 'none',
        step.module,
        ...step.options.map(({ name, value }) => `${name}=${value}`),
      ];
    case 'huge-pages':
      return [step.when, step.size, step.count, ...named({ node: step.node, loader: step.loader })];
    case 'reserve-cpus':
      return [step.when, step.cpus];
    case 'virtual-functions':
      return [step.when, step.address, step.count];
    case 'virtual-function':
      return [step.when, step.address, step.index, ...named(settingsOf(step))];
    case 'mediated-device':
      return [step.make ? 'make' : 'remove', step.parent, step.type, step.uuid];
    case 'vendor-vgpu':
      return [step.when, step.address, step.type];
    case 'screen-hooks':
      return [
        step.guest,
        ...step.devices,
        ...step.modules.map(module => `unload=${module}`),
        ...named({ service: step.displayManager }),
      ];
    case 'reset-method':
      return [step.when, step.address, step.method];
    case 'dump-rom':
      return [step.address];
    case 'shared-frame':
      return [step.user];
    case 'frame-device':
      return [step.user, step.size];
    case 'make-bridge': {
      const { manager, bridge, port, source, mac, stp, addressing } = step;
      return [
        manager,
        bridge,
        port,
        ...named({ stp: switched(stp), ip: addressing, source, mac }),
        ...step.addresses.map(text => `address=${text}`),
        ...step.gateways.map(text => `gateway=${text}`),
        ...step.dns.map(text => `dns=${text}`),
      ];
    }
    case 'remove-bridge':
      return [step.manager, step.bridge, step.port];
    case 'confirm-within':
      return [step.seconds];
    case 'port-forward': {
      const { protocol, listen = 'any', port, bridge, to, prefix, toPort } = step;
      return [step.make ? 'make' : 'remove', protocol, listen, port, bridge, `${to}/${prefix}`, toPort];
    }
    case 'guest-traffic':
      return [step.make ? 'make' : 'remove', step.how, step.bridge];
    case 'network-setting':
      return [step.when, step.setting, step.on ? 1 : 0];
  }
}

function named(values: Readonly<Record<string, string | number | undefined>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
}

const switched = (on: boolean | undefined) => (on === undefined ? undefined : on ? 'on' : 'off');

function settingsOf(step: Extract<HostStep, { do: 'virtual-function' }>) {
  return {
    mac: step.mac,
    vlan: step.vlan,
    qos: step.priority,
    spoofchk: switched(step.spoofCheck),
    trust: switched(step.trust),
    'min-rate': step.minRate,
    'max-rate': step.maxRate,
    state: step.link,
  };
}

/** A line of the helper's records as a step again; undefined for one that a newer version may have written. */
export function readStepLine(line: string): HostStep | undefined {
  const [verb = '', ...words] = line.split(' ');
  const step = hostStepSchema.safeParse({ do: verb, ...readWords(verb, words) });
  return step.success ? step.data : undefined;
}

function readWords(verb: string, words: readonly string[]): object {
  const [first, second, third] = words;
  switch (verb) {
    case 'kernel-arguments': {
      const signed = (sign: string) =>
        words.slice(1).flatMap(word => (word.startsWith(sign) ? [word.slice(1)] : []));
      return { loader: first, add: signed('+'), remove: signed('-') };
    }
    case 'load-modules':
      return { initramfs: first, early: second === 'early', modules: words.slice(2) };
    case 'bind-at-boot':
      return {
        initramfs: first,
        devices: words
          .slice(1)
          .filter(notNamed('before'))
          .map(pair(['address', 'ids'])),
        before: valuesOf(words, 'before'),
      };
    case 'bind-now':
      return { address: first, to: second };
    case 'module-options': {
      const options = words.slice(3).map(pair(['name', 'value']));
      return { when: first, ...(second === 'none' ? {} : { initramfs: second }), module: third, options };
    }
    case 'huge-pages': {
      const { node, loader } = valuesByName(words.slice(3));
      return { when: first, size: second, count: numberOf(third), node: numberOf(node), loader };
    }
    case 'reserve-cpus':
      return { when: first, cpus: second };
    case 'virtual-functions':
      return { when: first, address: second, count: numberOf(third) };
    case 'virtual-function':
      return { when: first, address: second, index: numberOf(third), ...settingsFrom(words.slice(3)) };
    case 'mediated-device':
      return { make: first === 'make', parent: second, type: third, uuid: words[3] };
    case 'vendor-vgpu':
      return { when: first, address: second, type: numberOf(third) };
    case 'screen-hooks':
      return {
        guest: first,
        devices: words.slice(1).filter(word => !word.includes('=')),
        modules: valuesOf(words, 'unload'),
        displayManager: valuesByName(words)['service'],
      };
    case 'reset-method':
      return { when: first, address: second, method: third };
    case 'dump-rom':
      return { address: first };
    case 'shared-frame':
      return { user: first };
    case 'frame-device':
      return { user: first, size: numberOf(second) };
    case 'make-bridge': {
      const { source, mac, stp, ip } = valuesByName(words.slice(3));
      return {
        manager: first,
        bridge: second,
        port: third,
        source,
        mac,
        stp: stp === 'on',
        addressing: ip,
        addresses: valuesOf(words, 'address'),
        gateways: valuesOf(words, 'gateway'),
        dns: valuesOf(words, 'dns'),
      };
    }
    case 'remove-bridge':
      return { manager: first, bridge: second, port: third };
    case 'confirm-within':
      return { seconds: numberOf(first) };
    case 'port-forward': {
      const [to, prefix] = (words[5] ?? '').split('/');
      return {
        make: first === 'make',
        protocol: second,
        ...(third === 'any' ? {} : { listen: third }),
        port: numberOf(words[3]),
        bridge: words[4],
        to,
        prefix: numberOf(prefix),
        toPort: numberOf(words[6]),
      };
    }
    case 'guest-traffic':
      return { make: first === 'make', how: second, bridge: third };
    case 'network-setting':
      return { when: first, setting: second, on: third === '1' };
    default:
      return {};
  }
}

const numberOf = (word: string | undefined) => (word === undefined ? undefined : Number(word));
const notNamed = (name: string) => (word: string) => !word.startsWith(`${name}=`);
const valuesOf = (words: readonly string[], name: string) =>
  words.flatMap(word => (word.startsWith(`${name}=`) ? [word.slice(name.length + 1)] : []));

function pair<Left extends string, Right extends string>([left, right]: readonly [Left, Right]) {
  return (word: string) => {
    const at = word.indexOf('=');
    return { [left]: word.slice(0, at), [right]: word.slice(at + 1) };
  };
}

function valuesByName(words: readonly string[]): Partial<Record<string, string>> {
  return Object.fromEntries(words.map(word => word.split('=', 2)));
}

function settingsFrom(words: readonly string[]) {
  const { mac, vlan, qos, spoofchk, trust, state, ...rates } = valuesByName(words);
  const isOn = (word: string | undefined) => (word === undefined ? undefined : word === 'on');
  return {
    mac,
    vlan: numberOf(vlan),
    priority: numberOf(qos),
    spoofCheck: isOn(spoofchk),
    trust: isOn(trust),
    minRate: numberOf(rates['min-rate']),
    maxRate: numberOf(rates['max-rate']),
    link: state,
  };
}
