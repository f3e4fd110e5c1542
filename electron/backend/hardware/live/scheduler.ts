import type { TypedParam } from 'node-libvirt';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { type LiveGuest, LIVE } from './live-guest.ts';
import { signed, unsigned } from './typed-params.ts';

/** Elements of `<cputune>`, what libvirt calls them in virDomainSetSchedulerParameters, and no limit. */
const parameters: Readonly<Record<string, (text: string | undefined) => TypedParam>> = {
  shares: text => unsigned('cpu_shares', BigInt(text ?? 1024)),
  period: text => unsigned('vcpu_period', BigInt(text ?? 100_000)),
  quota: text => signed('vcpu_quota', BigInt(text ?? -1)),
  global_period: text => unsigned('global_period', BigInt(text ?? 100_000)),
  global_quota: text => signed('global_quota', BigInt(text ?? -1)),
  emulator_period: text => unsigned('emulator_period', BigInt(text ?? 100_000)),
  emulator_quota: text => signed('emulator_quota', BigInt(text ?? -1)),
  iothread_period: text => unsigned('iothread_period', BigInt(text ?? 100_000)),
  iothread_quota: text => signed('iothread_quota', BigInt(text ?? -1)),
};

export async function setScheduler({ rpc, dom }: LiveGuest, path: string, wanted: XmlElement): Promise<void> {
  const [, name = ''] = path.split('/');
  const param = parameters[name]?.(wanted.child('cputune')?.child(name)?.text.trim());
  if (param) await rpc.call('domainSetSchedulerParametersFlags', { dom, params: [param], flags: LIVE });
}
