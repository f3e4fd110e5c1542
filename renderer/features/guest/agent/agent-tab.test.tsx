import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AgentState } from '#shared/contract/agent.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openGuest } from '#renderer/testing/open-guest.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const open = (options: Parameters<typeof openGuest>[0] = {}) => openGuest({ tab: 'agent', ...options });

describe('the agent tab', () => {
  it('tells what the guest says of itself', async () => {
    await open({ change: { addresses: ['10.0.0.2'] } });
    expect(await screen.findByText('6.18.4-200.fc42.x86_64')).toBeTruthy();
    expect(screen.getByText(/^ ?since \d/)).toBeTruthy();
    const bars = screen.getAllByRole('meter');
    expect(bars.map(bar => bar.getAttribute('aria-valuetext'))).toEqual([
      '17 GiB of 40 GiB, 42 %',
      '96 GiB of 100 GiB, 96 %',
    ]);
    expect(screen.getByText(/nearly full/)).toBeTruthy();
    expect(screen.getByText('It is 4 s behind this computer’s.')).toBeTruthy();
    expect(await findViolations()).toEqual([]);
  });

  it('sets the clock', async () => {
    const { user, calls } = await open();
    await user.click(await screen.findByRole('button', { name: 'Set to this computer’s' }));
    expect(calls('agent.syncTime')).toHaveLength(1);
    expect(await screen.findByText('The clock of “web” is set.')).toBeTruthy();
  });

  it('freezes when asked twice, then offers nothing but to thaw', async () => {
    let frozen = false;
    const state = (): AgentState =>
      frozen ? { reach: 'answers', frozen, install: [] } : { reach: 'answers', hostname: 'inn', install: [] };
    const { user } = await open({
      answers: {
        'agent.read': state,
        'agent.freeze': () => ((frozen = true), { fileSystems: 2 }),
        'agent.thaw': () => ((frozen = false), { fileSystems: 2 }),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Freeze…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Freeze “web”?' });
    expect(frozen).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Freeze' }));
    expect(await screen.findByText('The guest is frozen.')).toBeTruthy();
    expect(screen.queryByText('Inside the guest')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Thaw' }));
    expect(await screen.findByText('inn')).toBeTruthy();
    expect(frozen).toBe(false);
  });

  it('sets a password and keeps nothing of it', async () => {
    const { user, calls } = await open();
    await user.type(await screen.findByLabelText('New password'), 'hunter2');
    await user.click(screen.getByRole('button', { name: 'Set password' }));
    expect(calls('agent.setPassword')).toMatchObject([{ user: 'sam', password: 'hunter2' }]);
    await screen.findByText('“sam” has a new password in “web”.');
    expect(screen.getByLabelText('New password')).toHaveProperty('value', '');
  });

  it.each<[string, Parameters<typeof open>[0], RegExp]>([
    ['without a channel', { change: { tags: ['no agent'] } }, /no channel for an agent/],
    ['that nobody answers', { change: { tags: ['silent agent'] } }, /^No agent answers/],
    ['of a guest that is off', { change: { state: 'off' } }, /answers while the guest runs/],
  ])('tells how to have one: %s', async (_, options, words) => {
    await open({
      ...options,
      change: { os: { id: 'http://opensuse.org/opensuse/15.6', label: 'openSUSE' }, ...options?.change },
    });
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByText('sudo zypper install qemu-guest-agent')).toBeTruthy();
    expect(await findViolations()).toEqual([]);
  });

  it('is not there for containers', async () => {
    await openGuest({ change: { virtualization: 'lxc' } });
    expect(screen.queryByRole('link', { name: 'Agent' })).toBeNull();
  });
});
