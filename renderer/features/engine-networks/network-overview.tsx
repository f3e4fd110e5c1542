import { formatMoment } from '#renderer/ui/format.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Texts } from '#renderer/ui/item-panel/texts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { EngineNetwork } from '#shared/contract/engine-networks.ts';

export function NetworkOverview({ network }: { network: EngineNetwork }) {
  const { driver, scope, link, internal, attachable, ipv6, createdAt, subnets, options, labels } = network;
  return (
    <>
      <Section>
        <Facts>
          <Fact name="Driver">{driver}</Fact>
          {link !== undefined && (
            <Fact name={driver === 'bridge' ? 'Bridge' : 'Interface'}>
              <CopyText text={link} what="the interface" />
            </Fact>
          )}
          <Fact name="Way out">{internal ? 'None: it is internal' : 'Through the host'}</Fact>
          <Fact name="IPv6">{ipv6 ? 'On' : 'Off'}</Fact>
          {scope !== 'local' && <Fact name="Reaches">{scope}</Fact>}
          {attachable && <Fact name="Attachable">Containers may join it by hand</Fact>}
          {createdAt !== undefined && <Fact name="Made">{formatMoment(createdAt)}</Fact>}
        </Facts>
      </Section>
      {subnets.length > 0 && (
        <Section title="Addresses">
          {subnets.map(({ subnet, range, gateway }) => (
            <Facts key={subnet}>
              <Fact name="Subnet">{subnet}</Fact>
              {range !== undefined && <Fact name="Given to containers">{range}</Fact>}
              {gateway !== undefined && <Fact name="Gateway">{gateway}</Fact>}
            </Facts>
          ))}
        </Section>
      )}
      <Texts title="Options" texts={options} />
      <Texts title="Labels" texts={labels} />
    </>
  );
}
