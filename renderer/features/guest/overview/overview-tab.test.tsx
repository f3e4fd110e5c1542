import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openGuest } from '#renderer/testing/open-guest.tsx';

afterEach(cleanup);

const layers = () => screen.findByRole('region', { name: 'How it is virtualised' });

describe('the overview', () => {
  it('tells what the guest runs on, each thing by a button that tells more', async () => {
    const { user } = await openGuest({ change: { os: { label: 'Fedora 42' } } });
    const picture = await layers();
    const disk = within(picture).getByRole('button', {
      name: /^Disk sda SATA, emulated \(Emulated; virtio would be faster\)/,
    });
    expect(disk.getAttribute('aria-expanded')).toBe('false');
    await user.click(disk);
    const way = within(picture).getByRole('group', { name: 'The way of Disk sda' });
    const stops = within(way).getAllByRole('listitem');
    expect(stops.map(({ textContent }) => textContent)).toEqual([
      'Guest',
      'QEMU acts the device',
      'Host’s kernel',
      'Hardware',
    ]);
    expect(within(way).getByText('Faster: virtio.')).toBeTruthy();
    expect(within(way).getByRole('button', { name: 'Switch to virtio…' })).toBeTruthy();
    await user.click(disk);
    expect(within(picture).queryByRole('group', { name: 'The way of Disk sda' })).toBeNull();
  });

  it('shows each address with who told it, and how to get in as who is logged in', async () => {
    await openGuest({ change: { addresses: ['192.168.122.31', '10.0.0.9'] } });
    await layers();
    expect(screen.getByTitle('The guest’s agent says so. enp1s0').textContent).toBe('agent');
    expect(screen.getByTitle(/^The DHCP server/).textContent).toBe('lease');
    expect(await screen.findByText('ssh sam@192.168.122.31')).toBeTruthy();
  });

  it('starts a network that is down', async () => {
    const { user, guest, calls } = await openGuest({ change: { tags: ['network down'] } });
    await user.click(await screen.findByRole('button', { name: 'Start it' }));
    const { connection, uuid } = guest;
    expect(calls('overview.startNetwork')).toEqual([{ guest: { connection, uuid }, network: 'default' }]);
    expect(await screen.findByText('The network “default” runs.')).toBeTruthy();
  });

  it('shows what a remedy changes before it is done', async () => {
    const { user, calls } = await openGuest({ change: { tags: ['no agent'] } });
    await user.click(await screen.findByRole('button', { name: 'Add the channel…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add the channel?' });
    expect(calls('hardware.plan')).toMatchObject([
      { edits: [{ op: 'add', element: 'channel', values: { targetName: 'org.qemu.guest_agent.0' } }] },
    ]);
    expect(calls('hardware.apply')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(calls('hardware.apply')).toEqual([]);
  });

  it('keeps what was written when notes cannot be saved', async () => {
    const { user } = await openGuest({
      refuse: { 'overview.setNotes': { code: 'READ_ONLY', params: {} } },
    });
    await user.click(await screen.findByRole('button', { name: 'Write' }));
    await user.type(screen.getByRole('textbox', { name: 'Notes on web' }), 'Ask Sam first');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/read-only|looking/i);
    expect(screen.getByRole('textbox', { name: 'Notes on web' })).toHaveProperty('value', 'Ask Sam first');
  });

  it('saves notes with the keyboard alone', async () => {
    const { user, calls } = await openGuest();
    await user.click(await screen.findByRole('button', { name: 'Write' }));
    await user.keyboard('Ask Sam first{Control>}{Enter}{/Control}');
    expect(calls('overview.setNotes')).toMatchObject([{ notes: 'Ask Sam first' }]);
    expect(await screen.findByText('Ask Sam first')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Edit' })).toBeTruthy();
  });

  it('takes a start order, and no nonsense for one', async () => {
    const { user, calls } = await openGuest({ change: { startOrder: 3 } });
    await user.click(await screen.findByRole('button', { name: 'Change the start order' }));
    const field = screen.getByRole('textbox', { name: 'Start order' });
    await user.clear(field);
    await user.type(field, '0');
    expect(screen.getByText(/whole number from 1/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(calls('overview.setStartOrder')).toEqual([]);
    await user.clear(field);
    await user.keyboard('{Enter}');
    expect(calls('overview.setStartOrder')).toMatchObject([{ startOrder: null }]);
  });

  it.each<[string, Parameters<typeof openGuest>[0]]>([
    ['a running guest', { change: { addresses: ['10.0.0.2'] } }],
    ['one that is off', { change: { state: 'off' } }],
    ['a container', { change: { virtualization: 'lxc', displays: [] } }],
    ['one of many disks', { change: { tags: ['many disks', 'passed through', 'waiting', 'no agent'] } }],
  ])('has nothing for axe to find in %s', async (_, options) => {
    await openGuest(options);
    await layers();
    expect(await findViolations()).toEqual([]);
  });
});
