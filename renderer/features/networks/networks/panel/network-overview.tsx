import Button from '@mui/material/Button';
import { Attention } from '#renderer/ui/attention.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { NetworkDetails } from '#shared/contract/networks.ts';
import { modeOf, takes } from '#shared/domain/networks/modes.ts';
import { count, whereTo } from '../words.ts';

/** What it is in a few facts, and what of it waits. */
export function NetworkOverview({ details, onRestart }: { details: NetworkDetails; onRestart: () => void }) {
  const { network, settings, waiting } = details;
  const { what } = modeOf(network.mode);
  const fixed = settings.addresses.reduce((sum, { hosts }) => sum + hosts.length, 0);
  const { hosts, forwarders } = settings.dns;
  return (
    <>
      {waiting.length > 0 && (
        <Attention
          tone="info"
          what="Some changes wait until this network starts the next time."
          why={
            <ul>
              {waiting.map(({ label, now, next }) => (
                <li key={label}>
                  {label}
                  {now !== undefined || next !== undefined
                    ? `: ${now ?? 'nothing'} now, then ${next ?? 'nothing'}`
                    : ''}
                </li>
              ))}
            </ul>
          }
          action={<Button onClick={onRestart}>Restart…</Button>}
        />
      )}
      <Section title="What it is">
        <p>{what}</p>
        {settings.description !== undefined && <p>{settings.description}</p>}
        <Facts>
          {settings.title !== undefined && <Fact name="Title">{settings.title}</Fact>}
          {whereTo(network) !== '' && (
            <Fact name={network.addresses.length > 0 ? 'Address' : 'Leads to'}>{whereTo(network)}</Fact>
          )}
          {modeOf(network.mode).on === 'any-interface' && (
            <Fact name="Way out">{network.device ?? 'any card of the host'}</Fact>
          )}
          {takes(network.mode, 'addresses') && (
            <Fact name="DHCP">
              {network.dhcp
                ? `${count(
                    settings.addresses.reduce((sum, { ranges }) => sum + ranges.length, 0),
                    'range',
                  )}, ${count(fixed, 'fixed lease')}`
                : 'none'}
            </Fact>
          )}
          {takes(network.mode, 'dns') && (
            <Fact name="DNS">
              {settings.dns.enabled === false
                ? 'off'
                : [
                    settings.domain,
                    `${count(hosts.length, 'name')}`,
                    forwarders.length > 0 ? count(forwarders.length, 'forwarder') : undefined,
                  ]
                    .filter(Boolean)
                    .join(', ')}
            </Fact>
          )}
          {network.bridge !== undefined && <Fact name="Bridge">{network.bridge}</Fact>}
          {settings.mtu !== undefined && <Fact name="MTU">{settings.mtu}</Fact>}
          <Fact name="Guests">{`${count(network.guests, 'guest')}, ${count(network.connected, 'card')} connected now`}</Fact>
        </Facts>
      </Section>
    </>
  );
}
