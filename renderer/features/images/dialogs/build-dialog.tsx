import { useState } from 'react';
import { buildImage, useBuildOffer } from '#renderer/api/images.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import { go } from '#renderer/app/go.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { PlaceField } from '#renderer/ui/place-field.tsx';
import { useSettled } from '#renderer/ui/use-settled.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { BuildOffer } from '#shared/contract/images/build.ts';
import { readLabels } from '#shared/domain/engines/labels-text.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { type BuildChoices, BuildFields } from './build-fields.tsx';
import { isName, problemOfName } from './name-field.tsx';
import styles from '../images.module.css';

/** Milliseconds after the last key, before a folder is looked into. */
const SETTLE_MS = 300;

const builders: Readonly<Record<BuildOffer['builder'], string>> = {
  buildkit: 'BuildKit builds it.',
  classic: 'The engine’s classic builder builds it.',
};

const sendsWords = ({ files, bytes, atLeast }: BuildOffer['context']): string =>
  `${atLeast ? 'At least ' : ''}${files} file${files === 1 ? ' is' : 's are'} sent, ${formatBytes(bytes)}`;

/** An image from a folder with a Dockerfile, of the computer that Innkeeper runs on. */
export function BuildDialog({ engine, onClose }: { engine: EngineId; onClose: () => void }) {
  const [folder, setFolder] = useState('');
  const [choices, setChoices] = useState<BuildChoices>({ tags: '', args: {}, labels: '' });
  const { offer, failure } = useBuildOffer(engine, useSettled(folder.trim(), SETTLE_MS));
  const dockerfile =
    offer?.dockerfiles.find(({ path }) => path === choices.dockerfile) ?? offer?.dockerfiles[0];
  const tags = choices.tags.split(/[\s,]+/).filter(Boolean);
  const labels = readLabels(choices.labels);
  const begin = async () => {
    if (dockerfile === undefined || 'problem' in labels) return;
    const { target, noCache, pull, platform } = choices;
    const args = Object.fromEntries(Object.entries(choices.args).filter(([, value]) => value !== ''));
    const { job } = await buildImage(engine, {
      folder: folder.trim(),
      dockerfile: dockerfile.path,
      tags,
      args,
      labels: labels.labels,
      ...(target && dockerfile.stages.includes(target) && { target }),
      ...(platform && { platform }),
      ...(noCache && { noCache }),
      ...(pull && { pull }),
    });
    tellOfJob(job, `Build ${tags[0] ?? folder.trim()}`);
    onClose();
    // Its log is what one wants to see.
    await go({ to: '/activity/$job', params: { job } });
  };
  const sends = offer && sendsWords(offer.context);
  return (
    <FormDialog
      wide
      title="Build an image"
      confirm="Build"
      ready={dockerfile !== undefined && tags.every(isName) && !('problem' in labels)}
      onSubmit={begin}
      onClose={onClose}
    >
      <PlaceField
        autoFocus
        label="Folder"
        hint="On the computer that Innkeeper runs on, such as /home/me/project"
        value={folder}
        problem={folder === '' || folder.trim().startsWith('/') ? undefined : 'A path begins with “/”.'}
        onChange={setFolder}
      />
      {failure && <FailureNote failure={failure} />}
      {offer && !failure && dockerfile === undefined && (
        <p className={styles['muted']}>There is no Dockerfile in this folder.</p>
      )}
      {offer && dockerfile && (
        <>
          <p className={styles['muted']}>
            {sends}; .dockerignore leaves out what is not needed. {builders[offer.builder]}
          </p>
          <BuildFields
            offer={offer}
            dockerfile={dockerfile}
            choices={choices}
            tagsProblem={tags.map(problemOfName).find(Boolean)}
            labelsProblem={'problem' in labels ? labels.problem : undefined}
            onChange={change => setChoices({ ...choices, ...change })}
          />
        </>
      )}
    </FormDialog>
  );
}
