import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { Fact, Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { ImageDetails } from '#shared/contract/images/details.ts';
import { isSecret } from '#shared/domain/containers/secret-names.ts';
import styles from '../images.module.css';

/** What every container of it begins with, unless it is said otherwise. */
export function ImageConfig({ details }: { details: ImageDetails }) {
  const [shown, setShown] = useState(false);
  const { entrypoint, command, workingDir, user, ports, volumes, env, healthCheck, stopSignal } = details;
  const secrets = env.some(({ name, value }) => isSecret(name, value));
  const lines: readonly (readonly [string, ReactNode])[] = [
    ['Entry point', entrypoint.join(' ')],
    ['Command', command.join(' ')],
    ['Folder', workingDir],
    ['User', user],
    ['Ports', ports.join(', ')],
    ['Volumes', volumes.join(', ')],
    ['Health check', healthCheck?.join(' ')],
    ['Stop signal', stopSignal],
  ];
  return (
    <>
      <Section title="Containers of it begin with">
        <Facts>
          {lines.map(
            ([name, value]) =>
              value && (
                <Fact key={name} name={name}>
                  <code className={styles['code']}>{value}</code>
                </Fact>
              ),
          )}
        </Facts>
      </Section>
      {env.length > 0 && (
        <Section
          title="Environment"
          aside={
            secrets && (
              <Button size="small" onClick={() => setShown(!shown)}>
                {shown ? 'Hide secrets' : 'Show secrets'}
              </Button>
            )
          }
        >
          <Facts>
            {env.map(({ name, value }) => (
              <Fact key={name} name={name}>
                <code className={styles['code']}>
                  {isSecret(name, value) && !shown ? '••••••••' : value || '–'}
                </code>
              </Fact>
            ))}
          </Facts>
        </Section>
      )}
    </>
  );
}
