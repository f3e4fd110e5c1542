import { createRoute } from '@tanstack/react-router';
import { containerTabOf } from '#renderer/features/container/tabs.ts';
import { GuestsPage } from '#renderer/features/guests/guests-page.tsx';
import { lazyPage } from '#renderer/ui/lazy.ts';
import { guestsSearchSchema } from '../guests-search.ts';
import { lxcSearchSchema } from '../lxc-search.ts';
import { runSearchSchema } from '../run-search.ts';
import { framed } from './frame.ts';

const guests = createRoute({
  getParentRoute: () => framed,
  path: 'guests',
  validateSearch: guestsSearchSchema,
  component: GuestsPage,
});
/** Without a page, the wizard's Basic view. */
const create = createRoute({
  getParentRoute: () => framed,
  path: 'guests/new/{-$page}',
  component: lazyPage(() => import('#renderer/features/create/shell/wizard.tsx')),
});
const newLxc = createRoute({
  getParentRoute: () => framed,
  path: 'guests/new-lxc',
  validateSearch: lxcSearchSchema,
  component: lazyPage(() => import('#renderer/features/lxc/new-lxc-page.tsx')),
});
/** Without a page, the run wizard's Basic view. */
const run = createRoute({
  getParentRoute: () => framed,
  path: 'guests/run/{-$page}',
  validateSearch: runSearchSchema,
  component: lazyPage(() => import('#renderer/features/run/shell/wizard.tsx')),
});
const guest = createRoute({
  getParentRoute: () => guests,
  path: '$connection/$uuid',
  component: lazyPage(() => import('#renderer/features/guest/guest-panel.tsx')),
});
/** `containers` is no connection's id: what is written out comes before what is filled in. */
const container = createRoute({
  getParentRoute: () => guests,
  path: 'containers/$engine/$id',
  component: lazyPage(() => import('#renderer/features/container/container-panel.tsx')),
});
/** `$tab` is one of the feature's tabs.ts, the first when left out; `$item` the thing chosen in it. */
const containerTab = createRoute({
  getParentRoute: () => container,
  path: '{-$tab}/{-$item}',
  component: lazyPage(() => import('#renderer/features/container/container-tab-page.tsx')),
  loader: ({ params: { tab } }) => containerTabOf(tab)?.page.preload?.(),
});
const overview = createRoute({
  getParentRoute: () => guest,
  path: '/',
  component: lazyPage(() => import('#renderer/features/guest/overview/overview-tab.tsx')),
});
/** `$item` is a device's id or a page of settings, so that each has an address of its own. */
const hardware = createRoute({
  getParentRoute: () => guest,
  path: 'hardware/{-$item}',
  component: lazyPage(() => import('#renderer/features/guest/hardware/hardware-tab.tsx')),
});
/** `$name` is the snapshot chosen in the tree. */
const snapshots = createRoute({
  getParentRoute: () => guest,
  path: 'snapshots/{-$name}',
  component: lazyPage(() => import('#renderer/features/guest/snapshots/snapshots-tab.tsx')),
});
const performance = createRoute({
  getParentRoute: () => guest,
  path: 'performance',
  component: lazyPage(() => import('#renderer/features/guest/performance/performance-tab.tsx')),
});
const agent = createRoute({
  getParentRoute: () => guest,
  path: 'agent',
  component: lazyPage(() => import('#renderer/features/guest/agent/agent-tab.tsx')),
});
const isolation = createRoute({
  getParentRoute: () => guest,
  path: 'isolation',
  component: lazyPage(() => import('#renderer/features/guest/isolation/isolation-tab.tsx')),
});
const history = createRoute({
  getParentRoute: () => guest,
  path: 'activity',
  component: lazyPage(() => import('#renderer/features/guest/history/history-tab.tsx')),
});
const xml = createRoute({
  getParentRoute: () => guest,
  path: 'xml',
  component: lazyPage(() => import('#renderer/features/guest/xml/xml-tab.tsx')),
});
/** `$index` is the position among the domain's `<graphics>`. */
const display = createRoute({
  getParentRoute: () => guest,
  path: 'display/$index',
  component: lazyPage(() => import('#renderer/features/console/display-tab.tsx')),
});
/** `$alias` names the console's device. */
const text = createRoute({
  getParentRoute: () => guest,
  path: 'text/$alias',
  component: lazyPage(() => import('#renderer/features/console/text-tab.tsx')),
});

/** The list of guests, what is beside it, and what makes a new one. */
export const guestRoutes = [
  create,
  run,
  newLxc,
  guests.addChildren([
    container.addChildren([containerTab]),
    guest.addChildren([
      overview,
      hardware,
      snapshots,
      performance,
      agent,
      isolation,
      xml,
      history,
      display,
      text,
    ]),
  ]),
] as const;
