import { expect, it } from 'vitest';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkAgent } from './agent.ts';

const channel = (state: string) =>
  `<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0' state='${state}'/></channel>`;
const check = (devices: string, ...rest: [Parameters<typeof attentionFacts>[1]?]) =>
  checkAgent(attentionFacts({ devices }, ...rest));

it('offers a channel where there is none', () => {
  expect(check('')).toMatchObject([
    {
      id: 'no-agent-channel',
      remedies: [
        {
          edits: [
            { op: 'add', element: 'channel', values: { type: 'unix', targetName: 'org.qemu.guest_agent.0' } },
          ],
        },
        { kind: 'page', page: 'agent' },
      ],
    },
  ]);
});

it('tells of one that nobody has open, or that hangs, while the guest runs', () => {
  const silent = [{ id: 'agent-silent', remedies: [{ kind: 'page', page: 'agent' }] }];
  expect(check(channel('disconnected'))).toMatchObject(silent);
  expect(check(channel('connected'), { agent: { reach: 'silent' } })).toMatchObject(silent);
  expect(check(channel('disconnected'), { running: false })).toEqual([]);
});

it('says nothing where it answers, and of what has no such thing', () => {
  expect(check(channel('connected'))).toEqual([]);
  expect(checkAgent(attentionFacts({ type: 'lxc' }))).toEqual([]);
});
