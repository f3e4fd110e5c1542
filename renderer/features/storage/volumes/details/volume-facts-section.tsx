import { Link } from '@tanstack/react-router';
import type { VolumeDetails } from '#shared/contract/volumes.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';

/** What a volume is, and who has it. */
export function VolumeFactsSection({
  details: { volume, permissions, image, secret },
}: {
  details: VolumeDetails;
}) {
  const { path, facts, usedBy } = volume;
  const rights = [
    permissions?.mode,
    permissions?.owner !== undefined && `owner ${permissions.owner}, group ${permissions.group ?? '?'}`,
    permissions?.label,
  ].filter(Boolean);
  return (
    <Section title="Volume">
      <Facts>
        <Fact name="Path">
          <CopyText text={path} what="the path" cut="middle" />
        </Fact>
        {facts && (
          <>
            <Fact name="Kind">
              {[facts.type, facts.format, facts.encrypted && 'encrypted'].filter(Boolean).join(', ')}
            </Fact>
            <Fact name="Size">{formatBytes(facts.capacity)}</Fact>
            <Fact name="Taken">{formatBytes(facts.allocation)}</Fact>
          </>
        )}
        <Fact name="Used by">
          {usedBy.length === 0
            ? 'No guest'
            : usedBy.map(({ connection, uuid, name, active }) => (
                <div key={`${connection} ${uuid}`}>
                  <Link to="/guests/$connection/$uuid" params={{ connection, uuid }} search={{}}>
                    {name}
                  </Link>
                  {active && ', running'}
                </div>
              ))}
        </Fact>
        {rights.length > 0 && <Fact name="Rights">{rights.join(', ')}</Fact>}
        {image && (
          <Fact name="qcow2">
            {[
              image.compat && `version ${image.compat}`,
              image.clusterSize !== undefined && `clusters of ${formatBytes(image.clusterSize)}`,
              ...image.features,
            ]
              .filter(Boolean)
              .join(', ')}
          </Fact>
        )}
        {secret && (
          <Fact name="Secret">
            <CopyText text={secret} what="the secret’s UUID" />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}
