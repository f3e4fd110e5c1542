import type { CreateOptions } from '#shared/contract/create/options.ts';
import { hasPasst } from '#electron/host/passt.ts';
import { readQemuNetdevs } from '#electron/host/qemu-netdevs.ts';
import type { LiveConnection } from '../ports.ts';
import { oncePerConnection } from './once.ts';
import { readOffers } from './offers.ts';
import { isThisComputer } from './this-computer.ts';

/** https://libvirt.org/formatdomain.html#userspace-connection-using-passt */
const PASST_SINCE = 9;

/**
 * Ways of the user-mode network, the better first: passt forwards IPv6 and keeps addresses, slirp is within QEMU.
 * libvirt 10 and newer list both; of an older one on this computer we look ourselves.
 */
export async function readUserNetworks(
  live: LiveConnection,
  arch: string | undefined,
): Promise<CreateOptions['userNetworks']> {
  const found = await readOffers(live.rpc, arch);
  const offer = found?.offers.kvm ?? found?.offers.tcg;
  if (!offer) return [];
  const told = offer.netBackends;
  if (told.length > 0)
    return [...when('passt', told.includes('passt')), ...when('slirp', told.includes('default'))];
  if (!isThisComputer(live)) return ['slirp'];
  const passt = libvirtMajor(live) >= PASST_SINCE && (await hasPasst('/'));
  const netdevs = await netdevsOf(live.rpc, found?.hypervisor.emulator);
  return [...when('passt', passt), ...when('slirp', netdevs?.includes('user') ?? true)];
}

const netdevsOf = oncePerConnection(async (_rpc, emulator?: string) =>
  emulator === undefined ? undefined : readQemuNetdevs(emulator),
);

function when<const Word extends string>(word: Word, holds: boolean): Word[] {
  return holds ? [word] : [];
}

function libvirtMajor({ host }: LiveConnection): number {
  return Number(host.libvirtVersion.split('.')[0] ?? 0);
}
