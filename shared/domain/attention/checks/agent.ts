import { AGENT_CHANNEL } from '../../agent/channel.ts';
import { isQemu } from '../../overview/facts.ts';
import { addAgentChannel, openPage } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** Nothing inside can be asked: no channel, or nobody who has it open. */
export const checkAgent: AttentionCheck = facts => {
  if (!isQemu(facts)) return [];
  const channel = facts.document.devices.channels.items.find(one => one.targetName === AGENT_CHANNEL);
  if (!channel) {
    return [
      {
        id: 'no-agent-channel',
        severity: 'hint',
        what: 'It has no channel for a guest agent.',
        why: 'Without an agent its addresses, file systems and quiet snapshots are out of reach.',
        remedies: [addAgentChannel(), openPage('About the agent', 'agent')],
      },
    ];
  }
  const silent = channel.targetState !== 'connected' || facts.agent?.reach === 'silent';
  if (!facts.running || !silent) return [];
  return [
    {
      id: 'agent-silent',
      severity: 'hint',
      what: 'No guest agent answers.',
      why: 'The channel is there, and nothing inside the guest has it open: the agent is not installed, or not started yet.',
      remedies: [openPage('How to install it', 'agent')],
    },
  ];
};
