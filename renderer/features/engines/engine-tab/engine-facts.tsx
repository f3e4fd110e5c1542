import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { countOf, formatBytes } from '#renderer/ui/format.ts';
import type { Engine, EngineFacts } from '#shared/contract/engines.ts';
import styles from './engine-tab.module.css';

const products: Record<EngineFacts['product'], string> = {
  docker: 'Docker',
  podman: 'Podman',
  other: 'An engine with Docker’s API',
};

/** What an engine is and where. */
export function EngineFactsList({ engine, facts }: { engine: Engine; facts: EngineFacts }) {
  const { product, version, api, hostname, os, arch, cpus, memory, runtimes, defaultRuntime } = facts;
  return (
    <div className={styles['facts']}>
      <Facts>
        <Fact name="Engine">
          {products[product]} {version}
          {facts.rootless && ', without root'}
        </Fact>
        <Fact name="Address">
          <CopyText text={engine.address} what="the address" />
        </Fact>
        <Fact name="API">{api}</Fact>
        <Fact name="Computer">
          {hostname} · {os} · {arch}
          {facts.kernel !== undefined && ` · kernel ${facts.kernel}`}
        </Fact>
        <Fact name="Size">
          {countOf(cpus, 'CPU')} · {formatBytes(memory)}
        </Fact>
        <Fact name="Runtimes">
          {runtimes.map(name => (name === defaultRuntime ? `${name} (unless said)` : name)).join(', ')}
        </Fact>
        {facts.storageDriver !== undefined && <Fact name="Storage driver">{facts.storageDriver}</Fact>}
        {facts.folder !== undefined && (
          <Fact name="Keeps its data in">
            <code>{facts.folder}</code>
          </Fact>
        )}
      </Facts>
    </div>
  );
}
