import { domain } from '../../libvirt-xml/domain/domain.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';

/** What QEMU's guest agent opens inside the guest: https://libvirt.org/formatdomain.html#channel */
export const AGENT_CHANNEL = 'org.qemu.guest_agent.0';

/** Whether something inside has the agent's channel open; only the document of a running guest tells. */
export function agentChannelState(root: XmlElement): 'answers' | 'silent' | 'no-channel' {
  const channels = domain.of(root).devices.channels.items;
  const channel = channels.find(({ targetName }) => targetName === AGENT_CHANNEL);
  if (!channel) return 'no-channel';
  return channel.targetState === 'connected' ? 'answers' : 'silent';
}
