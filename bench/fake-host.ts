import { fakeHost } from '../e2e/host/fake-host.mjs';
import { startPrivateDaemon } from '../electron/libvirt/test/private-daemon.ts';

/** A host of libvirt's test driver, half of its guests running, behind a daemon of its own that nobody else keeps busy. */
export async function startFakeHost(guests: number) {
  const { path } = await fakeHost(guests, { running: guests / 2 });
  const daemon = await startPrivateDaemon();
  return { uri: daemon.uri(`test://${path}`), stop: () => daemon.stop() };
}
