import type { EngineFacts } from '#shared/contract/engines.ts';
import { runtimeName } from '#shared/domain/engines/runtime-name.ts';
import type { IsolationFacts, Namespace } from '#shared/domain/isolation/facts.ts';
import { isMachineRuntime, machineRuntimeOf } from '#shared/domain/isolation/machine-runtimes.ts';
import type { Inspected } from './inspected.ts';

/** dockerd begins its mapped users where /etc/subuid says; that it is not 0 is what counts. */
const MAPPED = 100_000;

/** What separates a container, by what its engine says of it and of itself. */
export function inspectFacts(found: Inspected, engine: EngineFacts): IsolationFacts {
  const { HostConfig: host, Config, Mounts } = found;
  const runtime = runtimeName(host.Runtime) ?? engine.defaultRuntime;
  const has = (word: string) => engine.security.some(option => option.includes(word));
  const option = (name: string) =>
    host.SecurityOpt.find(each => each.startsWith(`${name}=`))?.slice(name.length + 1);
  const mapped = has('userns') && host.UsernsMode !== 'host';
  return {
    kind: 'container',
    name: found.Name.replace(/^\//, ''),
    kernel: isMachineRuntime(runtime) ? 'own' : 'host',
    runtime,
    machineRuntime: machineRuntimeOf(engine.runtimes),
    privileged: host.Privileged,
    sharedNamespaces: sharedNamespaces(host, engine),
    ...(mapped && { rootIs: MAPPED }),
    rootlessEngine: engine.rootless,
    user: Config.User,
    limits: limitsOf(host),
    capabilities: capabilitiesOf(host),
    seccomp: host.Privileged || option('seccomp') === 'unconfined' ? 'off' : has('seccomp') ? 'on' : 'absent',
    confinement: confinementOf(found, has, option),
    paths: Mounts.filter(({ Type }) => Type === 'bind').map(({ Source, Destination, RW }) => ({
      source: Source,
      target: Destination,
      writable: RW,
    })),
    devices: devicesOf(host),
    readOnlyRoot: host.ReadonlyRootfs,
    noNewPrivileges: host.SecurityOpt.some(each => /^no-new-privileges([=:]true)?$/.test(each)),
  };
}

type HostConfig = Inspected['HostConfig'];

function sharedNamespaces(host: HostConfig, engine: EngineFacts): Partial<Record<Namespace, string>> {
  const modes: readonly (readonly [Namespace, string])[] = [
    ['pid', host.PidMode],
    ['net', host.NetworkMode],
    ['ipc', host.IpcMode],
    ['uts', host.UTSMode],
    // With version 1 of cgroups engines share it unless told otherwise.
    ['cgroup', host.CgroupnsMode === '' && engine.cgroupVersion === '1' ? 'host' : host.CgroupnsMode],
  ];
  return Object.fromEntries(
    modes.flatMap(([name, mode]) => {
      if (mode === 'host') return [[name, 'the host']];
      return mode.startsWith('container:') ? [[name, `the container ${mode.slice(10, 22)}`]] : [];
    }),
  );
}

function limitsOf({
  Memory,
  NanoCpus,
  CpuQuota,
  CpuPeriod,
  PidsLimit,
}: HostConfig): IsolationFacts['limits'] {
  const period = CpuPeriod > 0 ? CpuPeriod : 100_000;
  const cpus = NanoCpus > 0 ? NanoCpus / 1e9 : CpuQuota > 0 ? CpuQuota / period : undefined;
  return {
    ...(Memory > 0 && { memory: Memory }),
    ...(cpus !== undefined && { cpus }),
    ...(PidsLimit > 0 && { pids: PidsLimit }),
  };
}

const plainName = (name: string) => name.toLowerCase().replace(/^cap_/, '');

/** Those that moby and Podman give without being asked (moby: oci/caps/defaults.go). */
const USUAL = new Set(
  'chown dac_override fsetid fowner mknod net_raw setgid setuid setfcap setpcap net_bind_service sys_chroot kill audit_write'.split(
    ' ',
  ),
);

function capabilitiesOf({ CapAdd, CapDrop }: HostConfig): IsolationFacts['capabilities'] {
  const added = CapAdd.map(plainName);
  return {
    all: added.includes('all'),
    added: added.filter(name => name !== 'all' && !USUAL.has(name)),
    dropped: CapDrop.map(plainName),
  };
}

function confinementOf(
  { AppArmorProfile, ProcessLabel, HostConfig }: Inspected,
  has: (word: string) => boolean,
  option: (name: string) => string | undefined,
): IsolationFacts['confinement'] {
  const by = has('apparmor') ? 'AppArmor' : has('selinux') ? 'SELinux' : undefined;
  const off =
    by === 'AppArmor'
      ? AppArmorProfile === 'unconfined' || option('apparmor') === 'unconfined'
      : HostConfig.SecurityOpt.some(each => /^label[=:]disable$/.test(each));
  const profile = by === 'AppArmor' ? AppArmorProfile : ProcessLabel;
  return { by, turnedOff: by !== undefined && off, ...(profile !== '' && { profile }) };
}

function devicesOf({ Devices, DeviceRequests }: HostConfig): string[] {
  const gpus = DeviceRequests.map(({ Driver, DeviceIDs, Count }) => {
    const which = DeviceIDs.length > 0 ? DeviceIDs.join(', ') : Count < 0 ? 'all' : String(Count);
    return `${Driver === '' ? 'GPUs' : `${Driver} devices`} (${which})`;
  });
  return [...Devices.map(({ PathOnHost }) => PathOnHost), ...gpus];
}
