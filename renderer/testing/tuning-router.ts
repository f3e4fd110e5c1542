import { implement } from '@orpc/server';
import { gpuSharingContract } from '#shared/contract/gpu-sharing.ts';
import { hostTuningContract } from '#shared/contract/host-tuning.ts';
import { usbContract } from '#shared/contract/usb.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { inventSharing, inventSharingHost } from './invent-gpu-sharing.ts';
import { inventTuning } from './invent-host-tuning.ts';
import { InventedUsb } from './invent-usb.ts';

/** What a scene's host has by way of USB, memory and CPUs. */
export interface InventedTuning {
  usb?: 'empty' | 'desk';
  tuning?: 'desktop' | 'server' | 'bare';
  sharing?: 'ready' | 'refused';
}

const silent = async function* ({ signal }: { signal?: AbortSignal | undefined }) {
  await new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));
  yield { changedAt: 0 };
};

export function usbRouter(
  { usb = 'desk' }: InventedTuning = {},
  guests: readonly (GuestRef & { name: string })[] = [],
) {
  const os = implement(usbContract);
  const invented = new InventedUsb(usb, guests);
  return os.router({
    list: os.list.handler(() => invented.list()),
    watch: os.watch.handler(silent),
    give: os.give.handler(({ input }) => invented.give(input.guest, input.rule)),
    take: os.take.handler(({ input }) => invented.take(input.guest, input.rule)),
  });
}

export function hostTuningRouter({ tuning = 'desktop' }: InventedTuning = {}) {
  const os = implement(hostTuningContract);
  return os.router({ read: os.read.handler(() => inventTuning(tuning)) });
}

export function gpuSharingRouter(
  { sharing = 'ready' }: InventedTuning = {},
  guests: readonly (GuestRef & { name: string })[] = [],
) {
  const os = implement(gpuSharingContract);
  return os.router({
    offer: os.offer.handler(() => inventSharing(sharing)),
    host: os.host.handler(() => inventSharingHost(sharing, guests)),
  });
}
