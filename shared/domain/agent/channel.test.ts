import { expect, it } from 'vitest';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { agentChannelState } from './channel.ts';

const state = (channels: string) =>
  agentChannelState(parseDocument(`<domain><devices>${channels}</devices></domain>`).root);

it.each([
  [`<channel type='unix'><target name='org.qemu.guest_agent.0' state='connected'/></channel>`, 'answers'],
  [`<channel type='unix'><target name='org.qemu.guest_agent.0' state='disconnected'/></channel>`, 'silent'],
  [`<channel type='unix'><target name='org.qemu.guest_agent.0'/></channel>`, 'silent'],
  [`<channel type='spicevmc'><target name='com.redhat.spice.0' state='connected'/></channel>`, 'no-channel'],
  ['', 'no-channel'],
])('%s: %s', (channel, expected) => {
  expect(state(channel)).toBe(expected);
});
