import { describe, expect, it } from 'vitest';
import { planPassthrough } from './plan.ts';
import { CARD, desktop, NIC, oneCard } from './testing/hosts.ts';
import { setting } from './testing/settings.ts';
import { waysBack } from './ways-back.ts';

describe('the ways back', () => {
  it('reach from a button to a machine that does not start', () => {
    const { back } = planPassthrough(
      setting({ facts: desktop(), ask: { devices: [CARD] }, host: { ssh: 'ada@server' } }),
    );
    const said = back.flatMap(({ text, commands }) => [text, ...commands]).join('\n');
    expect(said).toContain('innkeeper passthrough undo games 0000:01:00.0 --yes');
    expect(said).toContain('ssh ada@server');
    expect(said).toContain('innkeeper=off');
    expect(said).toMatch(/chroot \/mnt .*undo/);
  });

  it('name no more than there is to take back', () => {
    const { back } = planPassthrough(setting({ facts: desktop(), ask: { devices: [NIC] } }));
    expect(back.map(({ id }) => id)).toEqual(['here', 'command']);
  });

  it('stop the guest first where it has the only screen', () => {
    const { back } = planPassthrough(setting({ facts: oneCard(), ask: { devices: [CARD] } }));
    const dark = back.find(({ id }) => id === 'ssh');
    expect(dark?.commands[1]).toBe('virsh -c qemu:///system destroy games');
  });

  it('are words that a shell takes as they are meant', () => {
    const [, typed] = waysBack({ guest: "it's mine", device: CARD, way: 'managed', steps: [] });
    expect(typed?.commands).toEqual([
      String.raw`innkeeper passthrough undo 'it'\''s mine' 0000:01:00.0 --yes`,
    ]);
  });
});
