import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, connect, DomainState } from 'node-libvirt';
import { startPrivateDaemon } from '../electron/libvirt/test/private-daemon.ts';
import { type Figure, percentile, rounded } from './figure.ts';
import { whenListed } from './window/listed.ts';
import { openWindow } from './window/open-window.ts';
import { startNoting, whenDrawn } from './window/row-states.ts';

const GUESTS = 1000;
/** All of them in sight. */
const CHANGED = 15;
const CHANGES = 240;
/** So that changes come at any time between two frames, and never in step with them. */
const REST_MS = 37;

/**
 * Somebody else starts and stops guests one after another, over a connection of their own: from the call, the
 * daemon's work included, to the frame that shows the row's new state.
 */
export default async function stateChange(): Promise<Figure[]> {
  const daemon = await startPrivateDaemon();
  // The one host of the test driver that all connections share, for as long as one is open.
  const uri = daemon.uri('test:///default');
  const other = await connect(uri);
  const names = await fill(other);
  const { browser, close } = await openWindow({ uri, guests: GUESTS });
  await whenListed(browser.page);
  await startNoting(browser.page);
  const taken: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const name = names[change % CHANGED] ?? '';
    const { dom } = await other.call('domainLookupByName', { name });
    const { state } = await other.call('domainGetState', { dom, flags: 0 });
    const runs = state === DomainState.RUNNING;
    const began = performance.timeOrigin + performance.now();
    const asked = runs ? other.call('domainDestroy', { dom }) : other.call('domainCreate', { dom });
    taken.push((await whenDrawn(browser.page, name, runs ? 'Off' : 'Running')) - began);
    await asked;
    await pause(REST_MS);
  }
  await close();
  await other.close();
  await daemon.stop();
  const name = 'state change to the frame that shows it, 1,000 guests';
  return [
    { name: `${name}: median`, figure: rounded(percentile(taken, 0.5), 1), unit: 'ms' },
    {
      name: `${name}: 99th percentile`,
      figure: rounded(percentile(taken, 0.99), 1),
      unit: 'ms',
      target: 'under 50 ms',
    },
  ];
}

async function fill(connection: Connection): Promise<string[]> {
  // The one guest that this host begins with is in the way of none.
  const names = Array.from(
    { length: GUESTS - 1 },
    (_, index) => `guest-${String(index + 1).padStart(4, '0')}`,
  );
  await Promise.all(
    names.map(name =>
      connection.call('domainDefineXml', {
        xml: `<domain type='test'><name>${name}</name><memory unit='MiB'>512</memory><os><type>hvm</type></os></domain>`,
      }),
    ),
  );
  return names;
}
