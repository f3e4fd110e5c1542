import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { Pool, PoolDetails } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { kindOfPool } from '#shared/domain/pools/kinds.ts';
import type { PoolField, PoolValue } from '#shared/domain/pools/kind.ts';
import { SpaceBar } from './space-bar.tsx';
import { typeOf, volumesOf } from './pool-words.ts';

interface Props {
  connection: ConnectionId;
  pool: Pool;
  details: PoolDetails | undefined;
}

/** What a pool is made of, by its own form. */
export function PoolFacts({ pool, details }: Props) {
  const { space } = pool;
  const kind = kindOfPool(pool.type);
  const said = (kind?.fields ?? []).flatMap(field => {
    const text = inWords(field, details?.values[field.property] ?? null);
    return text === '' || field.shown?.(details?.values ?? {}) === false ? [] : [{ field, text }];
  });
  return (
    <>
      <Section title="Room">
        <SpaceBar pool={pool} />
        <Facts>
          {space && <Fact name="Taken">{formatBytes(space.allocation)}</Fact>}
          <Fact name="Holds">{volumesOf(pool) ?? 'Known while it runs'}</Fact>
        </Facts>
      </Section>
      <Section title="What it is">
        <Facts>
          <Fact name="Type">{typeOf(pool)}</Fact>
          {said.map(({ field, text }) => (
            <Fact key={field.property} name={field.label}>
              {/^[/\w.:-]+$/.test(text) ? <CopyText text={text} what={field.label} cut="middle" /> : text}
            </Fact>
          ))}
          <Fact name="Starts with the host">{pool.autostart ? 'Yes' : 'No'}</Fact>
          {!pool.lasting && <Fact name="Kept">Only while it runs: it is not defined.</Fact>}
          <Fact name="UUID">
            <CopyText text={pool.uuid} what="UUID" />
          </Fact>
        </Facts>
      </Section>
    </>
  );
}

function inWords({ input }: PoolField, value: PoolValue): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(row => Object.values(row).filter(Boolean).join(' ')).join(', ');
  if (input.kind === 'secret') return 'Kept by libvirt';
  return String(value);
}
